// Timers whose clock jumps to the next one that is due: a test of ten seconds takes no time.
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import promises, { scheduler } from 'node:timers/promises';

const { setImmediate } = globalThis;
let now = 0;
let due = [];
let jumping = false;

// One real turn between two timers: whatever is ready has run by then.
function jump() {
  const [next] = due.sort((a, b) => a.at - b.at);
  jumping = next !== undefined;
  if (!jumping) return;
  due.shift();
  now = next.at;
  next.act();
  setImmediate(jump);
}

function start(act, ms = 0, ...args) {
  const timer = { at: now + ms, act: () => act(...args) };
  due.push(timer);
  if (!jumping) setImmediate(jump);
  jumping = true;
  return timer;
}

function stop(timer) {
  due = due.filter((other) => other !== timer);
}

function sleep(ms, value, { signal } = {}) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = start(resolve, ms, value);
    signal?.addEventListener('abort', () => { stop(timer); reject(signal.reason); });
  });
}

function limit(ms) {
  const controller = new AbortController();
  start(() => controller.abort(new DOMException('too slow', 'TimeoutError')), ms);
  return controller.signal;
}

for (const place of [globalThis, timers]) {
  place.setTimeout = start;
  place.clearTimeout = stop;
}
promises.setTimeout = sleep;
scheduler.wait = (ms, options) => sleep(ms, undefined, options);
AbortSignal.timeout = limit;
performance.now = () => now;
syncBuiltinESMExports();
