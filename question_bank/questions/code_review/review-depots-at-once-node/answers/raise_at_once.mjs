// All depots at once, with the promises of before. The page still has no part answer.

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
