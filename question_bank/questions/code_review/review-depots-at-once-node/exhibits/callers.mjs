// The three callers. In the project each stands in a file of its own team.
import { isOutage } from './depot.mjs';            // a DepotError or a TimeoutError
import { freeTools } from './free_tools.mjs';

const sum = (free) => Object.values(free).reduce((all, count) => all + count, 0);

/** Web team: the lines that customers see. */
export async function page(depots, tool) {
  try {
    const free = await freeTools(depots, tool, 2);
    return Object.entries(free).map(([name, count]) => `${name}: ${count} free`);
  } catch (error) {
    if (!isOutage(error)) throw error;
    return ['Please try again later.'];
  }
}

/** Desk team: what a colleague tells a customer on the phone. */
export async function desk(depots, tool) {
  try {
    return `${sum(await freeTools(depots, tool))} free`;
  } catch (error) {
    if (!isOutage(error)) throw error;
    return 'Not known. I will phone the depots.';
  }
}

/** Purchase team: each night, order a tool that is free nowhere. */
export async function night(depots, tools, order) {
  for (const tool of tools) {
    const free = await freeTools(depots, tool);
    if (sum(free) === 0) await order(tool);
  }
}
