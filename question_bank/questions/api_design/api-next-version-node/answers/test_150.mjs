// The tests of the library, as Robin changed them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LessonError, firstFree, freeSlots } from './lessons.mjs';

const TAKEN = [[540, 600], [720, 780]];

test('the day', () => {
  assert.equal([...freeSlots(TAKEN, 45)].length, 8);
});

test('the first time', () => {
  const [first] = freeSlots(TAKEN, 45);
  assert.equal(first.begin, 630);
  assert.equal(firstFree(TAKEN, 45).begin, 630);
});

test('too short', () => {
  assert.throws(() => [...freeSlots([], 3)], LessonError);
});
