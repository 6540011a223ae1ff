// Recomputes every number that the answer quotes from the log and the listed facts.
import { readFileSync } from 'node:fs';

const log = readFileSync('exhibits/shop-log.txt', 'utf8');
const rows = Number(/rows=(\d+)/.exec(log)[1]);
const changed = Math.max(...[...log.matchAll(/prices_changed=(\d+)/g)].map((match) => Number(match[1])));
const perRow = 2, queryMs = 10, aSecond = 1000, giveUp = 60;   // the code, and facts 2, 3 and 4
const seconds = (atOnce) => Math.max((rows * perRow * queryMs) / 1000 / atOnce, (rows * perRow) / aSecond);
let least = 1;
while (seconds(least) >= giveUp) least += 1;
console.log(JSON.stringify({
  rows,
  queries: rows * perRow,
  least_seconds: (rows * perRow) / aSecond,
  seconds_one_by_one: seconds(1),
  least_at_once: least,
  most_at_once: 10 - 1,                                      // one connection at least for the pages
  seconds_with_3: seconds(3),
  seconds_with_5: seconds(5),
  seconds_with_10: seconds(10),
  changed,
  not_changed: rows - changed,
  waiting_at_first: rows - 10,                                // fact 1: a pool of 10
}));
