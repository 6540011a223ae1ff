// As part_answer, and no call is left open when one of them fails.
import { isOutage } from './depot.mjs';

/**
 * Returns how many of a tool are free, depot by depot.
 *
 * Throws a DepotError or a TimeoutError when a depot fails.
 */
export async function freeTools(depots, tool, seconds = 3) {
  const { free, failed } = await freeToolsKnown(depots, tool, seconds);
  const [error] = Object.values(failed);
  if (error) throw error;
  return free;
}

/**
 * Returns the counts that are known, and the error of each depot that failed.
 *
 * Both are by the name of the depot. Other errors than those of an outage are thrown,
 * as soon as no call is open.
 */
export async function freeToolsKnown(depots, tool, seconds = 3) {
  const ask = (depot) => depot.free(tool, { signal: AbortSignal.timeout(seconds * 1000) });
  const results = await Promise.allSettled(depots.map(ask));

  const free = {};
  const failed = {};
  for (const [i, { name }] of depots.entries()) {
    const { status, value, reason } = results[i];
    if (status === 'fulfilled') free[name] = value;
    else if (isOutage(reason)) failed[name] = reason;
    else throw reason;
  }
  return { free, failed };
}

/** The web team's page, with its call changed. */
export async function page(depots, tool) {
  const { free, failed } = await freeToolsKnown(depots, tool, 2);
  return [
    ...Object.entries(free).map(([name, count]) => `${name}: ${count} free`),
    ...Object.keys(failed).map((name) => `${name}: not known`),
  ];
}
