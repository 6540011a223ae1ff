// As test_and_slow_lock, and a lock that does not open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import './test_and_slow_lock.mjs';
import { begin } from './test_on_the_clock.mjs';

test('a lock that does not open leaves the hold as it was', async () => {
  const { bikes, clock } = begin({ open: async () => { throw new Error('stuck'); } });
  clock.at(5);
  await assert.rejects(bikes.start('b7', 'Ro'), /stuck/);
  assert.equal(bikes.isFree('b7'), false);
  clock.at(10);
  assert.equal(bikes.isFree('b7'), true);
});

test('it may open at the second try', async () => {
  const answers = [new Error('stuck'), null];
  const { bikes } = begin({
    open: async () => { const error = answers.shift(); if (error) throw error; },
  });
  await assert.rejects(bikes.start('b7', 'Ro'), /stuck/);
  await bikes.start('b7', 'Ro');
  assert.equal(bikes.isFree('b7'), false);
});
