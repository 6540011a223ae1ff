// A clock that jumps to the next timer: an answer after ten seconds takes no time.

export class Stuck extends Error {}

let now = 0;
let due = [];

export const seconds = () => now / 1000;

function start(act, ms) {
  const timer = { at: now + ms, act };
  due.push(timer);
  return timer;
}

function stop(timer) {
  due = due.filter((other) => other !== timer);
}

// Resolves after that many seconds, or rejects when the signal is aborted.
export function sleep(wait, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = wait === Infinity ? null : start(resolve, wait * 1000);
    signal?.addEventListener('abort', () => { stop(timer); reject(signal.reason); });
  });
}

AbortSignal.timeout = (ms) => {
  const controller = new AbortController();
  start(() => controller.abort(new DOMException('too slow', 'TimeoutError')), ms);
  return controller.signal;
};

const turn = () => new Promise((resolve) => { setImmediate(resolve); });

// What the work gives, or Stuck when nothing is left that could ever wake it.
export async function run(work) {
  let over = false;
  const end = () => { over = true; };
  work.then(end, end);
  for (;;) {
    await turn();
    if (over) return work;
    const [next] = due.sort((a, b) => a.at - b.at);
    if (next === undefined) throw new Stuck('nothing is left that could wake it');
    due.shift();
    now = next.at;
    next.act();
  }
}
