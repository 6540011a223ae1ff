// Recomputes every number that the answer quotes, from the function as shown and the right one.
import assert from 'node:assert/strict';
import { orderPrice as right } from '../answers/from_posters.mjs';
import { orderPrice as shown } from '../exhibits/prices.mjs';
import { FAULTS } from './faults.mjs';

const express = true;
const tooMuch = new Map();                         // cents, by the number of posters: not a member
for (let count = 1; count <= 500; count += 1) {
  const cents = shown(count, { express }) - right(count, { express });
  if (cents !== 0) tooMuch.set(count, cents);
  for (const member of [false, true]) {            // without express the two agree
    assert.equal(shown(count, { member }), right(count, { member }));
  }
}
const counts = [...tooMuch.keys()];
const [first, last] = [counts[0], counts.at(-1)];
assert.equal(counts.length, last - first + 1, 'there is a gap');
console.log(JSON.stringify({
  mistakes: Object.keys(FAULTS).length,
  charged: shown(20, { express }) / 100,
  by_the_list: right(20, { express }) / 100,
  difference: tooMuch.get(20) / 100,
  first_charged_too_much: first,
  last_charged_too_much: last,
  least_overcharge: Math.min(...tooMuch.values()) / 100,
  most_overcharge: Math.max(...tooMuch.values()) / 100,
}));
