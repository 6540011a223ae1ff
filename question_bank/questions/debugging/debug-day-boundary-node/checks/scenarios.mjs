// usage: node checks/scenarios.mjs FILE SCENARIO     exit 0 when the scenario's promise holds
import { isDeepStrictEqual } from 'node:util';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ORDERS, leaves, promised, shown, stored } from './shop.mjs';
import { moment } from './town.mjs';

const OTHERS = {
  501: '2026-01-20T23:30',             // a Tuesday in winter
  502: '2026-07-15T00:30',             // a Wednesday in summer
  503: '2026-03-10T00:30',             // a Tuesday, two days after summer time began
  504: '2026-11-01T23:30',             // the Sunday on which summer time ended
};
const SCENARIOS = {
  noon: [401, 405, 411],
  evening: [402, 404, 406, 412],
  weekend: [408, 409, 410],
  midnight: [501, 502],
  spring: [503],
  autumn: [504],
  town_machine: [402, 404, 406, 412],
};
const SAVED = {
  tonight: [[604, '2026-07-16T21:05']],
  night: [[601, '2026-10-31T23:40'], [602, '2026-11-01T01:50'], [603, '2026-11-01T01:10 again']],
};

const [file, scenario] = process.argv.slice(2);
if (scenario === 'town_machine') process.env.TZ = 'America/New_York';  // the machine's own clock
const { save, tour } = await import(pathToFileURL(resolve(file)));

function inStore(numbers) {
  const walls = { ...ORDERS, ...OTHERS };
  const orders = stored(Object.fromEntries(numbers.map((number) => [number, walls[number]])));
  return numbers.map((number) => {
    const days = leaves(tour, orders, number);
    const wanted = promised(walls[number]);
    console.log(`${number} leaves ${days.map(shown).join(', ') || 'never'}, promised ${shown(wanted)}`);
    return isDeepStrictEqual(days, [wanted]);
  }).every(Boolean);
}

// These orders are saved as they come. The tour of the day on which the last one was promised holds all, in order.
function saved(orders) {
  const store = [];
  for (const [id, wall] of orders) save({ id }, store, () => moment(wall));
  const day = promised(orders.at(-1)[1]);
  const found = tour(store, day).map(({ id }) => id);
  console.log(`tour of ${shown(day)}: ${found.join(' ') || 'none'}`);
  return isDeepStrictEqual(found, orders.map(([id]) => id));
}

process.exit((SAVED[scenario] ? saved(SAVED[scenario]) : inStore(SCENARIOS[scenario])) ? 0 : 1);
