// Each name of 1.4.0 is still there, and the function takes as many values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lessons from './lessons.mjs';

test('names', () => {
  assert.equal(typeof lessons.freeSlots, 'function');
  assert.equal(typeof lessons.Slot, 'function');
});

test('values', () => {
  assert.equal(lessons.freeSlots.length, 2);      // those that have to be given
  assert.equal(lessons.Slot.length, 2);
});
