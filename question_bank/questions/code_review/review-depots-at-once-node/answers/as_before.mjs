// The change is turned down: one depot after the other, and the first failure is thrown.

/**
 * Returns how many of a tool are free, depot by depot.
 *
 * Throws a DepotError or a TimeoutError when a depot fails.
 */
export async function freeTools(depots, tool, seconds = 3) {
  const free = {};
  for (const depot of depots) {
    const signal = AbortSignal.timeout(seconds * 1000);
    free[depot.name] = await depot.free(tool, { signal });
  }
  return free;
}
