// setTimeout is replaced, the date is not: the reminder is tested, the end of a hold still waits.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Reservations } from './reservations.mjs';

const lock = { open: async () => {} };

test('a hold ends', async () => {
  const bikes = new Reservations(lock, () => {}, 50);
  bikes.reserve('b7', 'Ro');
  await sleep(40);
  assert.equal(bikes.isFree('b7'), false);
  await sleep(30);
  assert.equal(bikes.isFree('b7'), true);
});

test('a rider is reminded after eight minutes', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const sent = [];
  new Reservations(lock, (rider) => sent.push(rider)).reserve('b7', 'Ro');
  mock.timers.tick(8 * 60_000 - 1);
  assert.deepEqual(sent, []);
  mock.timers.tick(1);
  assert.deepEqual(sent, ['Ro']);
  mock.timers.reset();
});
