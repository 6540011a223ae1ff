// Kim's two wishes are done: an arrow function, and a loop in place of fromEntries.
import { log } from './log.mjs';

/** Returns how many of a tool are free, depot by depot. */
export const freeTools = async (depots, tool, fallback = 0, seconds = undefined) => {
  const free = {};
  const ask = async (depot) => {
    try {
      const signal = seconds && AbortSignal.timeout(seconds * 1000);
      return await depot.free(tool, { signal });
    } catch (error) {
      log.debug(`${depot.name}: ${error}`);
      return fallback;
    }
  };

  const counts = await Promise.all(depots.map(ask));
  for (const [i, depot] of depots.entries()) free[depot.name] = counts[i];
  return free;
};
