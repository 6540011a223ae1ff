import { scheduler } from 'node:timers/promises';

/** The carrier is down for a moment. */
export class Down extends Error {}

/** The carrier does not take this parcel. */
export class Refused extends Error {}

/**
 * Returns the carrier's price in cents.
 *
 * Each try may take `timeout` ms. Down or slow: try again, after `wait` ms, then
 * after twice as long. Refused, out of tries, or `signal` aborted: throw.
 */
export async function getRate(carrier, parcel, options = {}) {
  const { tries = 3, timeout = 2000, wait = 500 } = options;
  const { signal = new AbortController().signal } = options;
  for (let number = 0; number < tries; number += 1) {
    const limit = AbortSignal.timeout(timeout);
    try {
      return await carrier.rate(parcel, AbortSignal.any([signal, limit]));
    } catch (error) {
      if (!(error instanceof Down) && error.name !== 'TimeoutError') throw error;
      if (number === tries - 1) throw error;
    }
    await scheduler.wait(wait * 2 ** number, { signal });
  }
}
