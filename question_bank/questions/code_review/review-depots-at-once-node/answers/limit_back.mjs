// The limit of three seconds is back. A failure still counts.
import { log } from './log.mjs';

/** Returns how many of a tool are free, depot by depot. */
export async function freeTools(depots, tool, fallback = 0, seconds = 3) {
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
  return Object.fromEntries(depots.map((depot, i) => [depot.name, counts[i]]));
}
