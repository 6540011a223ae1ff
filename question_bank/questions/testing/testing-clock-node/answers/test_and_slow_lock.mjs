// As test_on_the_clock, and what a start does to the hold: with a lock that the test opens by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin } from './test_on_the_clock.mjs';

test('nobody is reminded after a start', async () => {
  const { bikes, clock, sent } = begin();
  clock.at(5);
  await bikes.start('b7', 'Ro');
  clock.at(20);
  assert.deepEqual(sent, []);
  assert.equal(bikes.isFree('b7'), false);
});

test('nobody else gets a bike while its lock opens', async () => {
  let opens;
  const { bikes, clock } = begin({ open: () => new Promise((done) => { opens = done; }) });
  clock.at(9, 58);
  const started = bikes.start('b7', 'Ro');
  clock.at(10, 1);
  assert.throws(() => bikes.reserve('b7', 'Ari'), /taken/);
  opens();
  await started;
  assert.equal(bikes.isFree('b7'), false);
});
