// Only the two expected errors are caught, and each is in the log. It still counts.
import { isOutage } from './depot.mjs';
import { log } from './log.mjs';

/** Returns how many of a tool are free, depot by depot. */
export async function freeTools(depots, tool, fallback = 0, seconds = undefined) {
  const ask = async (depot) => {
    try {
      const signal = seconds && AbortSignal.timeout(seconds * 1000);
      return await depot.free(tool, { signal });
    } catch (error) {
      if (!isOutage(error)) throw error;
      log.warn(`${depot.name}: ${error}`);
      return fallback;
    }
  };

  const counts = await Promise.all(depots.map(ask));
  return Object.fromEntries(depots.map((depot, i) => [depot.name, counts[i]]));
}
