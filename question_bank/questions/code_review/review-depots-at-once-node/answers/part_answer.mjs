// The old promises, and a second function for the page that names the missing depots.
import { isOutage } from './depot.mjs';

/**
 * Returns how many of a tool are free, depot by depot.
 *
 * Throws a DepotError or a TimeoutError when a depot fails.
 */
export async function freeTools(depots, tool, seconds = 3) {
  const ask = async (depot) => {
    const signal = AbortSignal.timeout(seconds * 1000);
    return [depot.name, await depot.free(tool, { signal })];
  };

  return Object.fromEntries(await Promise.all(depots.map(ask)));
}

/** Returns the counts that are known, and the names of the depots that failed. */
export async function freeToolsKnown(depots, tool, seconds = 3) {
  const free = {};
  const missing = [];
  const ask = async (depot) => {
    try {
      const signal = AbortSignal.timeout(seconds * 1000);
      free[depot.name] = await depot.free(tool, { signal });
    } catch (error) {
      if (!isOutage(error)) throw error;
      missing.push(depot.name);
    }
  };

  await Promise.all(depots.map(ask));
  return { free, missing };
}

/** The web team's page, with its call changed. */
export async function page(depots, tool) {
  const { free, missing } = await freeToolsKnown(depots, tool, 2);
  return [
    ...Object.entries(free).map(([name, count]) => `${name}: ${count} free`),
    ...missing.map((name) => `${name}: not known`),
  ];
}
