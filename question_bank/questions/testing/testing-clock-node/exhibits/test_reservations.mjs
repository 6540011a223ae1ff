import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Reservations } from './reservations.mjs';

const lock = { open: async () => {} };
const start = (sent = []) => new Reservations(lock, (rider) => sent.push(rider), 50);

test('a bike is held', async () => {
  const bikes = start();
  bikes.reserve('b7', 'Ro');
  await sleep(40);
  assert.equal(bikes.isFree('b7'), false);
});

test('a hold ends', async () => {
  const bikes = start();
  bikes.reserve('b7', 'Ro');
  await sleep(70);
  assert.equal(bikes.isFree('b7'), true);
});

test('a rider is reminded', async () => {
  const sent = [];
  start(sent).reserve('b7', 'Ro');
  await sleep(70);
  assert.deepEqual(sent, ['Ro']);
});
