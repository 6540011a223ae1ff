// setTimeout on a clock that jumps to the next timer: nothing here waits for real.
let time = 0; // milliseconds
let serial = 0;
const timers = new Map();

globalThis.setTimeout = (work, milliseconds = 0) => {
  serial += 1;
  timers.set(serial, { at: time + milliseconds, work });
  return serial;
};
globalThis.clearTimeout = (id) => { timers.delete(id); };

export const now = () => time;
export const sleep = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const everyoneHasRun = () => new Promise((resolve) => { setImmediate(resolve); });

// Runs an async function from time 0 on, until it has ended.
export async function run(story) {
  time = 0;
  timers.clear();
  let ended = false;
  const result = story().finally(() => { ended = true; });
  result.catch(() => {});                          // whoever awaits run() sees it
  for (await everyoneHasRun(); !ended; await everyoneHasRun()) {
    const [next] = [...timers].sort(([a, x], [b, y]) => x.at - y.at || a - b);
    if (!next) throw new Error('nothing is left to wait for');
    const [id, { at, work }] = next;
    timers.delete(id);
    time = at;
    work();
  }
  return result;
}
