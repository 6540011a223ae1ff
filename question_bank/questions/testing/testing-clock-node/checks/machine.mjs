// The time of a machine: it jumps to the next timer, and "busy" lets each timer come 15 ms late.
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import promises from 'node:timers/promises';

const { setImmediate } = globalThis;
const LATE_MS = 15;
let late = 0;
let now = 0;
let due = [];
let jumping = false;

export const machine = {
  busy() { late = LATE_MS; },
  waited: () => now,
};

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
  const timer = { at: now + ms + late, act: () => act(...args) };
  due.push(timer);
  if (!jumping) setImmediate(jump);
  jumping = true;
  return timer;
}

function stop(timer) {
  due = due.filter((other) => other !== timer);
}

for (const place of [globalThis, timers]) {
  place.setTimeout = start;
  place.clearTimeout = stop;
}
promises.setTimeout = (ms) => new Promise((done) => start(done, ms));
Date.now = () => now;
syncBuiltinESMExports();
