// One function: it throws as before, unless a caller names what stands for "not known".
import { isOutage } from './depot.mjs';

/**
 * Returns how many of a tool are free, depot by depot, when all calls are over.
 *
 * Throws a DepotError or a TimeoutError when a depot fails, or puts `notKnown` in its place.
 */
export async function freeTools(depots, tool, seconds = 3, options = {}) {
  const ask = (depot) => depot.free(tool, { signal: AbortSignal.timeout(seconds * 1000) });
  const results = await Promise.allSettled(depots.map(ask));

  const free = {};
  for (const [i, { name }] of depots.entries()) {
    const { status, value, reason } = results[i];
    if (status === 'fulfilled') free[name] = value;
    else if (isOutage(reason) && 'notKnown' in options) free[name] = options.notKnown;
    else throw reason;
  }
  return free;
}

/** The web team's page, with its call changed. */
export async function page(depots, tool) {
  const free = await freeTools(depots, tool, 2, { notKnown: null });
  return Object.entries(free).map(([name, count]) =>
    `${name}: ${count === null ? 'not known' : `${count} free`}`);
}
