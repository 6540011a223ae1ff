// Recomputes every number that the key quotes, from the table, the facts and the traffic behind the table.
import { readFileSync } from 'node:fs';
import { askedAbout } from './traffic.mjs';

const [head, ...rows] = readFileSync('exhibits/live_objects.csv', 'utf8').trim().split('\n').map((line) => line.split(','));
const quotes = Object.fromEntries(rows.map((row) => [row[0], Number(row[head.indexOf('live_Quote')])]));
const perDay = quotes['Tue 24:00'] - quotes['Mon 24:00'];
const room = (512 - 150) * 1000 / 20;              // facts 2 and 3: MB free, KB for a quote
const keysInKilos = 40 * 30;                       // told when asked: zones and full kilos

const TEN_MINUTES = 600_000;
const questions = [];                              // not asked about in the last ten minutes
const last = new Map();
for (const { ms, postcode, weight } of askedAbout()) {
  const parcel = `${postcode} ${weight}`;
  if (last.has(parcel) && ms - last.get(parcel) < TEN_MINUTES) continue;
  last.set(parcel, ms);
  questions.push(ms);
}
let busiest = 0;
for (let from = 0; from < questions.at(-1); from += TEN_MINUTES / 2) {
  busiest = Math.max(busiest, questions.filter((ms) => ms >= from && ms < from + TEN_MINUTES).length);
}
const round = (value, digits = 0) => Number(value.toFixed(digits));
console.log(JSON.stringify({
  quotes_a_day: perDay,
  memory_to_fill_mb: 512 - 150,
  quotes_to_the_stop: room,
  days_to_the_stop: round(room / perDay, 1),
  days_to_the_stop_in_a_sale: round(room / perDay / 6, 1),
  questions_in_busiest_ten_minutes: busiest,
  keys_in_full_kilos: keysInKilos,
  mb_in_full_kilos: keysInKilos * 20 / 1000,
  mb_for_2000_quotes: 2000 * 20 / 1000,
  days_with_price_only: round(room * 20 / perDay),
}));
