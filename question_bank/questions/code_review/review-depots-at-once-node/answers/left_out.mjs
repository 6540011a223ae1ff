// A depot that fails is left out of the answer: its tools look as if they were not there.
import { isOutage } from './depot.mjs';
import { log } from './log.mjs';

/** Returns how many of a tool are free, for each depot that answers. */
export async function freeTools(depots, tool, seconds = 3) {
  const free = {};
  const ask = async (depot) => {
    try {
      const signal = AbortSignal.timeout(seconds * 1000);
      free[depot.name] = await depot.free(tool, { signal });
    } catch (error) {
      if (!isOutage(error)) throw error;
      log.warn(`${depot.name}: ${error}`);
    }
  };

  await Promise.all(depots.map(ask));
  return free;
}
