// Sends one list of 6000 rows to the exhibit's code on a virtual clock and prints the log of the process.
import { makePriceLists } from '../exhibits/price-lists.mjs';
import { Clock } from './clock.mjs';
import { Database, fill, list, page } from './world.mjs';

const START = Date.parse('2026-03-12T10:00:00Z');
const clock = new Clock();
const db = new Database(clock);
fill(db, 6000);
const say = (message, fields) => console.log(
  `${new Date(START + clock.now()).toISOString().slice(11, 23)} ${message}`
  + Object.entries(fields).map(([key, value]) => ` ${key}=${value}`).join(''));
const { importList } = makePriceLists(db, () => {});

let asked = 0;
const visit = () => {
  asked += 1;
  const url = `GET /articles/${700 + asked}`;
  page(db, ({ status, ms }) => say(url, { status, ms }));
};
const metrics = () => say('metrics', { in_use: db.inUse, waiting: db.queue, prices_changed: db.changed });

await clock.runTo(250);
visit();
await clock.runTo(1000);
say('POST /price-lists', { rows: 6000 });
importList(list(6000)).then(({ status, body }) =>
  say('answer to supplier', { status, written: body.written, error: JSON.stringify(body.error) }));
await clock.settle();
for (let second = 1; second <= 12; second++) {
  await clock.runTo(1000 * second + 250);
  visit();
  await clock.runTo(1000 * second + 500);
  metrics();
}
await clock.runTo(14000);
