// The tests of 1.4.0, and the code of the callers with what it says today.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendar, doorSign, evening, letter, webForm } from './callers.mjs';
import './test_140.mjs';

const TAKEN = [[540, 600], [720, 780]];

test('calendar', () => {
  assert.match(calendar(TAKEN), /^10:30 11:00 11:30 12:00 13:30/);
});

test('door sign', () => {
  assert.equal(doorSign([]), 'free today');
  assert.equal(doorSign([[540, 1080]]), 'full today');
});

test('evening', () => {
  assert.equal(evening([[1020, 1080]]), '6 lessons after five');
});

test('web form', () => {
  assert.equal(webForm(TAKEN, 45), '8 times');
  assert.equal(webForm(TAKEN, 3), 'please choose 5 minutes or more');
});

test('letter', () => {
  assert.equal(letter([[540, 990]]), 'You can come at 16:30, 17:15');
});
