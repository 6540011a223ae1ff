// Counts what the answer quotes: the tests that the lab made on Tuesday against those wanted.
import { readFileSync } from 'node:fs';

// The first candidate fact: farm 12 wanted two tests, the others one each.
const wanted = [
  'farm 11, North lime', 'farm 12, East lime', 'farm 12, West salt',
  'farm 13, Hill lime', 'farm 14, Mill salt',
];
const made = [];
const orders = [];
for (const line of readFileSync('exhibits/tuesday.txt', 'utf8').split('\n')) {
  const order = line.match(/order for (.+)/);
  if (order) orders.push(order[1]);
  else if (line.includes('is busy')) orders.pop();
  else if (line.includes('is made')) made.push(orders.shift());
}
console.log(JSON.stringify({
  wanted: wanted.length,
  made: made.length,
  doubles: made.length - new Set(made).size,
  missing: wanted.filter((order) => !made.includes(order)).length,
  euros: 48 * made.length,
}));
