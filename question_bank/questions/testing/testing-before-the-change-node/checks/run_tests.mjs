// usage: node checks/run_tests.mjs TESTS SCENARIO    exit 0 when the scenario's promise holds
//
// as_shown: green; quiet: and nobody got a mail and no map was asked; repeats: green on a Saturday in
// July too, and in another order; each other scenario is a group of versions.mjs, all to be noticed.
import Module from 'node:module';
import { basename } from 'node:path';
import { GROUPS, World, setToday, source } from './versions.mjs';

const TODAY = '2026-03-11';
const SATURDAY = '2026-07-04';
const [file, scenario] = process.argv.slice(2);

// In place of node:test: keeps the tests of a file, so that they can run in any order.
let tests = [];
const load = Module._load;
Module._load = (name, ...rest) =>
  (name === 'node:test' ? (...test) => tests.push(test) : load(name, ...rest));

// The names of the tests that fail, and the world in which they ran.
async function redTests({ mistake, today = TODAY, backwards = false } = {}) {
  setToday(today);
  const world = new World(source(mistake));
  tests = [];
  world.require(`./${basename(file)}`);
  const red = [];
  for (const [name, act] of backwards ? tests.reverse() : tests) {
    try {
      await act();
    } catch {
      red.push(name);
    }
  }
  return { red, world };
}

async function holds() {
  if (scenario in GROUPS) {
    const noticed = [];
    for (const mistake of GROUPS[scenario]) {
      if ((await redTests({ mistake })).red.length > 0) noticed.push(mistake);
    }
    const all = GROUPS[scenario].length;
    console.log(`noticed ${noticed.length} of ${all}: ${noticed.join(' ') || 'none'}`);
    return noticed.length === all || scenario === 'each_mistake';
  }
  const { red, world } = await redTests();
  if (scenario === 'quiet') {
    console.log(`mails to customers: ${world.sent.length}, questions to the map: ${world.asked.length}`);
    return world.sent.length === 0 && world.asked.length === 0;
  }
  if (scenario === 'repeats') {
    red.splice(0, red.length, ...(await redTests({ today: SATURDAY })).red, ...(await redTests({ backwards: true })).red);
  }
  const names = [...new Set(red)].sort();
  console.log(`red: ${names.join(', ') || 'none'}`);
  return names.length === 0;
}

process.exit((await holds()) ? 0 : 1);
