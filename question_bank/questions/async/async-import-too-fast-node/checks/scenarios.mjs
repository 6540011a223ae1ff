// usage: node checks/scenarios.mjs FILE SCENARIO [max=N] [wait=MS]     exit 0 when the scenario's promise holds
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Clock } from './clock.mjs';
import { Database, fill, list, page } from './world.mjs';

const [file, scenario, ...options] = process.argv.slice(2);
const option = Object.fromEntries(options.map((text) => text.split('=')));
const { makePriceLists } = await import(pathToFileURL(resolve(file)));
const clock = new Clock();
const db = new Database(clock, { max: Number(option.max ?? 10), waitMs: Number(option.wait ?? 5000) });
fill(db, 6000);
const { importList } = makePriceLists(db, () => {});

// What the supplier is told, with the moment and the state of the database at that moment.
function send(rows) {
  const told = {};
  const start = clock.now();
  importList(rows).then(({ status, body }) => {
    Object.assign(told, { status, body, ms: clock.now() - start, changed: db.changed, open: db.open });
  });
  return told;
}

// The slowest page of the shop, with one page each quarter of a second.
async function slowestPage(seconds) {
  const times = [];
  for (let n = 0; n < 4 * seconds; n++) {
    await clock.runTo(clock.now() + 250);
    page(db, ({ ms }) => times.push(ms));
  }
  await clock.runTo(clock.now() + 10_000);
  return Math.max(...times);
}

const scenarios = {
  async small() {
    const told = send(list(50));
    await clock.runTo(60_000);
    console.log(`status=${told.status} written=${told.body.written} changed=${db.changed}`);
    return told.status === 200 && told.body.written === 50 && db.changed === 50;
  },
  async large() {
    const told = send(list(6000));
    await clock.runTo(130_000);
    console.log(`status=${told.status} after ${(told.ms / 1000).toFixed(1)} s, written=${told.body.written}`);
    return told.status === 200 && told.body.written === 6000 && told.ms <= 60_000;
  },
  async pages() {
    send(list(6000));
    const ms = await slowestPage(10);
    console.log(`slowest page ${ms} ms`);
    return ms <= 100;
  },
  async told() {
    const rows = list(200);
    rows[39].price = null;
    const told = send(rows);
    await clock.runTo(60_000);
    const written = told.body.written;
    console.log(`told ${written}, written ${told.changed} then and ${db.changed} in the end`);
    return told.open === 0 && written === told.changed && written === db.changed;
  },
  async refused() {
    const rows = list(200);
    rows[39].price = null;
    const told = send(rows);
    await clock.runTo(60_000);
    const named = JSON.stringify(told.body).includes('"a40"');
    console.log(`written ${db.changed} of 199, the wrong row is ${named ? 'named' : 'not named'}`);
    return db.changed === 199 && named;
  },
  async twice() {
    const told = send([...list(18, 'new'), { id: 'new18', price: 777 }, ...list(20)]);
    await clock.runTo(60_000);
    console.log(`status=${told.status} price=${db.prices.get('new18')} failed=${told.body.failed?.length ?? 0}`);
    return told.status === 200 && db.prices.get('new18') === 777 && !told.body.failed?.length;
  },
  async locked() {
    send(list(60, 'slow'));
    const ms = await slowestPage(20);
    console.log(`slowest page ${ms} ms`);
    return ms <= 100;
  },
  async two_lists() {
    send(list(60, 'slow'));
    send(list(60, 'slower'));
    const ms = await slowestPage(20);
    console.log(`slowest page ${ms} ms`);
    return ms <= 100;
  },
};
process.exit((await scenarios[scenario]()) ? 0 : 1);
