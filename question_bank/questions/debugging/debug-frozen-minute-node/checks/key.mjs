// Works out the numbers of the key: by counting on the exhibit's code, and from the log.
import { readFileSync } from 'node:fs';
import { makeShop } from '../exhibits/shop.mjs';

const TEXT_MS = 0.1;                               // told to those who ask

async function texts(products) {
  let count = 0;
  const one = (id) => ({ toJSON: () => { count += 1; return id; } });
  await makeShop({ insert: async () => {} }).importProducts(Array.from({ length: products }, (_, i) => one(i)));
  return count;
}

const log = readFileSync('exhibits/instance-2.txt', 'utf8').split('\n');
const seconds = (line) => Date.parse(`2026-03-12T${line.slice(0, 12)}Z`) / 1000;
const app = log.filter((line) => line.includes(' app ')).map(seconds);
const silences = app.slice(1).map((at, i) => at - app[i]);
const answered = log.filter((line) => / app .*status=200/.test(line));
const ended = new Set(log.filter((line) => line.includes('504')).map((line) => line.split(/ +/)[3]));
const late = answered.filter((line) => line.startsWith('10:32:05') && ended.has(line.split(/ +/)[3]));

const of760 = await texts(760);
// The sum of 2, 4, 6 ... 2n is n(n + 1): shown for a size that can be counted.
if (of760 !== 760 * 761) throw new Error(`${of760} texts`);
const round = (value, digits) => Number(value.toFixed(digits));
console.log(JSON.stringify({
  texts_for_760: of760,
  seconds_for_760: round(of760 * TEXT_MS / 1000, 1),
  hours_for_10000: round(10_000 * 10_001 * TEXT_MS / 3_600_000, 1),
  keys_ms_for_760: round(760 * TEXT_MS, 0),
  keys_ms_for_10000: round(10_000 * TEXT_MS, 0),
  silent_seconds: round(Math.max(...silences), 1),
  ended_by_balancer: log.filter((line) => line.includes('504')).length,
  pages_answered_too_late: late.filter((line) => !line.includes('/imports')).length,
}));
