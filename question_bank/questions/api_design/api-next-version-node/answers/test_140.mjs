// The tests of 1.4.0, with not a letter changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeSlots } from './lessons.mjs';

const TAKEN = [[540, 600], [720, 780]];

test('the day', () => {
  assert.equal(freeSlots(TAKEN, 45).length, 8);
});

test('the first time', () => {
  assert.equal(freeSlots(TAKEN, 45)[0].start, 630);
});

test('too short', () => {
  assert.throws(() => freeSlots([], 3), RangeError);
});
