// usage: node checks/scenarios.mjs FILE SCENARIO [FILE... | stopped | emptied]     exit 0 when the promise holds
//
// The files are the steps of a release that starts from version 30, one instance after the other.
// With "stopped", all instances stop before the new version starts. With "emptied", the queue is empty by then.
import { World, newVersion, oldVersion } from './office.mjs';

const [file, scenario, ...more] = process.argv.slice(2);
const emptied = more[0] === 'emptied';
const stopped = emptied || more[0] === 'stopped';
const files = stopped ? [file] : [file, ...more];
const steps = [await oldVersion(), ...(await Promise.all(files.map((step, n) => newVersion(31 + n, step))))];
const last = steps.at(-1);
const neighbours = steps.slice(1).map((step, n) => [steps[n], step]);

// Is a visit off the plan, and its tuner told, when one version puts the message and another reads it?
async function isOff(putting, reading) {
  const world = new World();
  world.book('V1');
  await putting.cancel(world.queue, 'V1');
  await world.readAll(reading);
  const good = !world.isOpen('V1') && world.told.length === 1;
  const result = good ? 'off' : world.isOpen('V1') ? 'open' : 'not told';
  console.log(`put by ${putting.number}, read by ${reading.number}: ${result}`);
  return good;
}

async function allOff(pairs) {
  const results = [];
  for (const [putting, reading] of pairs) results.push(await isOff(putting, reading));
  return results.every(Boolean);
}

const scenarios = {
  whole: () => isOff(last, last),

  async moves() {
    for (const [putting, reading] of neighbours.flatMap(([a, b]) => [[a, b], [b, a]])) {
      const world = new World();
      world.book('V1');
      await putting.move(world.queue, 'V1', '16:00');
      await world.readAll(reading);
      if (world.visits.get('V1').time !== '16:00' || world.told.length !== 1) return false;
    }
    return true;
  },

  new_to_old: () => stopped || allOff(neighbours.map(([a, b]) => [b, a])),

  old_to_new: () => stopped || allOff(neighbours),

  // A message lies in the queue while the release goes on to its end, or back by a step.
  // Emptied: whatever was put has been read before the stop, by the version that put it.
  waits: () => allOff(emptied ? steps.map((step) => [step, step]) : [...steps.map((step) => [step, last]), [last, steps.at(-2)]]),

  gap() {
    const acts = stopped
      ? ['stop', 'stop', 'stop', 'stop', 'start', 'start', 'start', 'start']
      : ['stop', 'start', 'stop', 'start', 'stop', 'start', 'stop', 'start'];
    let running = 4;
    let least = 4;
    for (const act of acts) {
      running += act === 'start' ? 1 : -1;
      least = Math.min(least, running);
    }
    console.log(`at least ${least} of 4 instances run`);
    return least > 0;
  },

  async unknown() {
    const world = new World();
    world.book('V1');
    await world.queue.put({ kind: 'swap', visit: 'V1' });
    await last.move(world.queue, 'V1', '16:00');
    const count = await world.readAll(last);
    const { waiting, aside } = world.queue;
    console.log(`handed out ${count} times, waiting ${waiting.length}, aside ${aside.length}`);
    return world.visits.get('V1').time === '16:00' && count <= 10 && waiting.length + aside.length === 1;
  },
};
process.exit((await scenarios[scenario]()) ? 0 : 1);
