// usage: node checks/scenarios.mjs FILE SCENARIO    exit 0 when the scenario's promise holds
import { World, settle } from './fakes.mjs';
import { load } from './load.mjs';

const NORTH = { field: 'North', test: 'lime' };
const SOUTH = { field: 'South', test: 'salt' };

const shown = ({ status, number }) => (number === undefined ? `${status}` : `${status} ${number}`);

function say(world, ...answers) {
  const made = world.lab.made.length;
  console.log(`answers: ${answers.map(shown).join(', ')}; made: ${made}; euros: ${48 * made}`);
}

async function overlap(world, first, second, rounds) {
  world.lab.orders.close();
  const posts = [];
  for (const orders of [first, second]) {
    posts.push(orders.post('farm 11', 'k1', NORTH));
    for (let round = 0; round < rounds; round += 1) await settle();
  }
  world.lab.orders.open();
  const answers = await Promise.all(posts);
  const last = await first.post('farm 11', 'k1', NORTH);
  say(world, ...answers, last);
  const told = answers.filter(({ status }) => status === 201);
  return world.lab.made.length === 1 && told.every((answer) => shown(answer) === '201 501')
    && shown(last) === '201 501';
}

const scenarios = {
  async once(world) {
    const answer = await world.process().post('farm 11', 'k1', NORTH);
    say(world, answer);
    return shown(answer) === '201 501' && world.lab.made.length === 1;
  },
  // The answer came, and the app sends the order once more, to another process.
  async again(world) {
    const first = await world.process().post('farm 11', 'k1', NORTH);
    const second = await world.process().post('farm 11', 'k1', NORTH);
    say(world, first, second);
    return shown(second) === '201 501' && world.lab.made.length === 1;
  },
  // The first is at the lab when the second comes.
  async together(world) {
    const orders = world.process();
    return overlap(world, orders, orders, 1);
  },
  async two_processes(world) {
    return overlap(world, world.process(), world.process(), 1);
  },
  async same_moment(world) {
    return overlap(world, world.process(), world.process(), 0);
  },
  async other_order(world) {
    const orders = world.process();
    const first = await orders.post('farm 12', 'k2', NORTH);
    const second = await orders.post('farm 12', 'k2', SOUTH);
    say(world, first, second);
    const refused = second.status >= 400 && second.status < 500 && world.lab.made.length === 1;
    return refused || world.lab.made.length === 2;
  },
  async other_farm(world) {
    const orders = world.process();
    const answers = [];
    for (const farm of ['farm 11', 'farm 15']) answers.push(await orders.post(farm, 'k1', NORTH));
    say(world, ...answers);
    return world.lab.made.map(([farm]) => farm).join() === 'farm 11,farm 15';
  },
  // Two samples of one field: the person orders twice, with two keys.
  async two_meant(world) {
    const orders = world.process();
    const answers = [];
    for (const key of ['k1', 'k6']) answers.push(await orders.post('farm 11', key, NORTH));
    say(world, ...answers);
    return answers.map(shown).join() === '201 501,201 502';
  },
  async busy_first(world) {
    const orders = world.process();
    world.lab.busy = 1;
    const answers = [];
    for (world.now of [0, 5]) answers.push(await orders.post('farm 13', 'k3', NORTH));
    say(world, ...answers);
    return shown(answers[1]) === '201 501';
  },
  // No answer from the lab. The app sends the order again, soon and later.
  async unknown({ Orders }) {
    let held = true;
    for (const became of ['made', 'nothing']) {
      const world = new World(Orders);
      world.lab.silent = [became];
      const orders = world.process();
      const answers = [];
      for (world.now of [0, 5, 120]) answers.push(await orders.post('farm 14', 'k4', NORTH));
      say(world, ...answers);
      held &&= world.lab.made.length === 1 && shown(answers[2]) === '201 501';
    }
    return held;
  },
  // No answer from the lab, which makes the test after 20 seconds. The app sends again before.
  async late(world) {
    world.lab.silent = ['late'];
    const orders = world.process();
    const answers = [];
    for (world.now of [0, 15, 120]) {
      if (world.now > 20) world.lab.makeLate();
      answers.push(await orders.post('farm 14', 'k4', NORTH));
    }
    say(world, ...answers);
    return world.lab.made.length === 1 && shown(answers[2]) === '201 501';
  },
  // The process dies while it waits for the lab. Two others meet the repeat at once.
  async died({ Orders }) {
    let held = true;
    for (const when of ['before', 'after']) {    // the order reached the lab, or it did not
      const world = new World(Orders);
      world.lab.dies = when;
      world.process().post('farm 11', 'k1', NORTH);
      await settle();
      world.lab.dies = null;
      world.now += 120;
      const posts = [world.process(), world.process()];
      const answers = await Promise.all(posts.map((o) => o.post('farm 11', 'k1', NORTH)));
      answers.push(await world.process().post('farm 11', 'k1', NORTH));
      say(world, ...answers);
      held &&= world.lab.made.length === 1 && shown(answers[2]) === '201 501';
    }
    return held;
  },
};

const [file, scenario] = process.argv.slice(2);
const Orders = await load(file);
process.exitCode = (await scenarios[scenario](new World(Orders))) ? 0 : 1;
