// usage: node checks/acts.mjs ACTS SCENARIO     exit 0 when the scenario's promise holds
//
// ACTS are done at 10:50, after the morning of the log: "leave", "back to 30", or "again V212 V224 ...".
import { CANCELLED, morning } from './morning.mjs';
import { newVersion, oldVersion } from './office.mjs';

const [acts, scenario] = process.argv.slice(2);
const { world } = await morning();
const told = world.told.length;
const wasOff = CANCELLED.filter((visit) => !world.isOpen(visit));
const v30 = await oldVersion();
const v31 = await newVersion(31);

const [what, ...visits] = acts.split(' ');
if (what === 'again') {
  for (const visit of visits[0] === 'all' ? CANCELLED : visits) {
    await v31.cancel(world.queue, visit);
    await world.readAll(v31);
  }
}
const words = (list) => (list.length ? list : ['none']);

const scenarios = {
  list() {
    const still = CANCELLED.filter((visit) => world.isOpen(visit));
    console.log('still open:', ...words(still));
    return still.length === 0;
  },

  told() {
    const texts = world.told.slice(told).map(([, text]) => text);
    const again = texts.filter((text) => wasOff.includes(text.split(' ')[0]));
    console.log('told again:', ...words(again));
    return again.length === 0;
  },

  // The next minutes: while a way back goes on, both versions put and read.
  async next() {
    const pairs = what === 'back' ? [[v31, v30], [v30, v31], [v30, v30]] : [[v31, v31], [v31, v31], [v31, v31]];
    let still = 0;
    for (const [n, [putting, reading]] of pairs.entries()) {
      world.book(`W${n}`);
      await putting.cancel(world.queue, `W${n}`);
      await world.readAll(reading);
      still += world.isOpen(`W${n}`) ? 1 : 0;
    }
    console.log(`still open: ${still} of ${pairs.length}`);
    return still === 0;
  },
};
process.exit((await scenarios[scenario]()) ? 0 : 1);
