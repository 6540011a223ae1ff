// The same three tests with ten times the time, so that a slow machine does not matter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Reservations } from './reservations.mjs';

const lock = { open: async () => {} };
const start = (sent = []) => new Reservations(lock, (rider) => sent.push(rider), 500);

test('a bike is held', async () => {
  const bikes = start();
  bikes.reserve('b7', 'Ro');
  await sleep(400);
  assert.equal(bikes.isFree('b7'), false);
});

test('a hold ends', async () => {
  const bikes = start();
  bikes.reserve('b7', 'Ro');
  await sleep(700);
  assert.equal(bikes.isFree('b7'), true);
});

test('a rider is reminded', async () => {
  const sent = [];
  start(sent).reserve('b7', 'Ro');
  await sleep(700);
  assert.deepEqual(sent, ['Ro']);
});
