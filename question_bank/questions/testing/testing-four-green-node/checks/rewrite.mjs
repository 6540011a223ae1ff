// Keeps each promise of the function as shown, by other calls of the library.
export class Down extends Error {}
export class Refused extends Error {}

export async function getRate(carrier, parcel, options = {}) {
  let { tries = 3, timeout = 2000, wait = 500, signal } = options;
  for (;;) {
    tries -= 1;
    try {
      return await within(timeout, signal, (limit) => carrier.rate(parcel, limit));
    } catch (error) {
      const again = error instanceof Down || error.name === 'TimeoutError';
      if (tries === 0 || !again) throw error;
    }
    await pause(wait, signal);
    wait *= 2;
  }
}

async function within(ms, signal, work) {
  const call = new AbortController();
  const leave = () => call.abort(signal.reason);
  signal?.addEventListener('abort', leave);
  const timer = setTimeout(() => call.abort(new DOMException('slow', 'TimeoutError')), ms);
  try {
    return await work(call.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
  }
}

function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
