// usage: node checks/scenarios.mjs FILE SCENARIO     exit 0 when the scenario's promise holds
//
// FILE takes the place of free_tools.mjs under the three callers. Where it brings a page of its
// own, the web team has changed its call as the review asks.
import { load } from './project.mjs';

const [file, scenario] = process.argv.slice(2);
const { helper, callers, fake, clock } = await load(file);
const { depots, Depot, TOOLS } = fake;
const page = helper.page ?? callers.page;

// What the work gives and its seconds, or null after printing that it never ends.
async function run(work) {
  const start = clock.seconds();
  try {
    const result = await clock.run(work);
    return { result, seconds: clock.seconds() - start };
  } catch (error) {
    if (!(error instanceof clock.Stuck)) throw error;
    console.log('never ends');
    return null;
  }
}

// What the night job orders, and the error that ended it.
async function aNight(states, tools = TOOLS) {
  const orders = [];
  let error = null;
  const work = callers.night(depots(states), tools, async (tool) => { orders.push(tool); })
    .catch((reason) => { error = reason.name; });
  const ended = await run(work);
  return { orders, error, ended };
}

async function linesOf(states, tool) {
  const { result } = await run(page(depots(states), tool));
  return result;
}

const list = (words) => words.join(' ') || 'nothing';
const market = (lines) => {
  const shown = lines.filter((line) => line.includes('market'));
  console.log(shown[0] ?? 'market: not shown');
  return shown;
};

const scenarios = {
  async all_up() {
    const lines = await linesOf({}, 'saw');
    const { result: told } = await run(callers.desk(depots(), 'saw'));
    const { orders, error } = await aNight({});
    console.log(`page lines: ${lines.length} desk: ${told} ordered: ${list(orders)}`);
    return lines.includes('mill: 3 free') && lines.includes('west: 0 free') && lines.length === 8
      && told === '6 free' && list(orders) === 'pump' && error === null;
  },

  async at_once() {
    const { seconds } = await run(page(depots(), 'saw'));
    console.log(`page took ${seconds.toFixed(1)} s`);
    return seconds < 1;
  },

  async down_night() {
    const { orders, error } = await aNight({ market: 'down' });
    console.log(`ordered: ${list(orders)} ended by: ${error}`);
    return !orders.includes('drill') && !orders.includes('grinder');
  },

  async silent_night() {
    const { ended } = await aNight({ airport: 'silent' }, ['saw']);
    if (ended) console.log(`ended after ${ended.seconds.toFixed(1)} s`);
    return ended !== null;
  },

  async silent_page() {
    const ended = await run(page(depots({ airport: 'silent' }), 'saw'));
    if (ended) console.log(`page took ${ended.seconds.toFixed(1)} s`);
    return ended !== null && ended.seconds < 5;
  },

  async page_true() {
    const shown = market(await linesOf({ market: 'down' }, 'drill'));
    return !shown.some((line) => /[1-9] free/.test(line));
  },

  async page_rest() {
    const lines = await linesOf({ market: 'down' }, 'saw');
    console.log('page:', lines.slice(0, 2).join('; '));
    const others = lines.filter((line) => line.endsWith(' free') && !line.includes('market'));
    return others.length === 7 && lines.includes('mill: 3 free') && lines.includes('west: 0 free');
  },

  async page_names() {
    return list(market(await linesOf({ market: 'down' }, 'saw'))) === 'market: not known';
  },

  async desk_known() {
    const { result: told } = await run(callers.desk(depots({ market: 'down' }), 'drill'));
    console.log('desk:', told);
    return told.startsWith('Not known');
  },

  async mistake() {
    const { orders, error } = await aNight({ market: 'mistake' });
    console.log(`ordered: ${list(orders)} ended by: ${error}`);
    return error !== null;
  },

  async left_open() {
    const work = callers.desk(depots({ market: 'down' }), 'saw').then(() => Depot.open);
    const { result: count } = await run(work);
    console.log('calls still open:', count);
    return count === 0;
  },
};

process.exit((await scenarios[scenario]()) ? 0 : 1);
