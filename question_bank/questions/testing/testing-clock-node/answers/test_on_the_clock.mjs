// Time is passed in, and only the test moves it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from './fake_clock.mjs';
import { Reservations } from './reservations.mjs';

export function begin(lock = { open: async () => {} }) {
  const clock = new FakeClock();
  const sent = [];
  const bikes = new Reservations(lock, (rider) => sent.push(rider), undefined, clock);
  bikes.reserve('b7', 'Ro');
  return { bikes, clock, sent };
}

test('a bike is held for ten minutes', () => {
  const { bikes, clock } = begin();
  clock.at(9, 59);
  assert.equal(bikes.isFree('b7'), false);
  clock.at(10);
  assert.equal(bikes.isFree('b7'), true);
});

test('a rider is reminded after eight minutes', () => {
  const { clock, sent } = begin();
  clock.at(7, 59);
  assert.deepEqual(sent, []);
  clock.at(8);
  assert.deepEqual(sent, ['Ro']);
});
