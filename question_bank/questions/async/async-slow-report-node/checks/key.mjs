// Recomputes every number that the answer quotes from the log.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const log = readFileSync('exhibits/report-log.txt', 'utf8').trim().split('\n');
const seconds = (line) => line.slice(0, 10).split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
const rounded = (number) => Math.round(number * 10) / 10;

const answers = log.filter((line) => line.includes(' shop '));
const calls = [];
const shops = new Map();
for (const line of answers) {
  const [, shop, took] = line.match(/shop \w+ (\w+) ([\d.]+) s$/);
  calls.push(Number(took));
  shops.set(shop, (shops.get(shop) ?? 0) + Number(took));
}
const all = calls.reduce((sum, took) => sum + took, 0);
const lastAnswer = seconds(answers.at(-1)) - seconds(log[0]);
assert.ok(Math.abs(all - lastAnswer) < 0.05, 'the calls do not add up to the time of the last answer');
console.log(JSON.stringify({
  shops: shops.size,
  calls: calls.length,
  seconds_of_all_calls: rounded(all),
  longest_shop: rounded(Math.max(...shops.values())),
  longest_call: Math.max(...calls),
}));
