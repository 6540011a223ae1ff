// The same cases with the mock timers of node:test: the date goes with them, the class needs no clock.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Reservations } from './reservations.mjs';

const MINUTE = 60_000;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
});

function begin(lock = { open: async () => {} }) {
  const sent = [];
  const bikes = new Reservations(lock, (rider) => sent.push(rider));
  bikes.reserve('b7', 'Ro');
  return { bikes, sent };
}

test('a bike is held for ten minutes, and its rider reminded after eight', () => {
  const { bikes, sent } = begin();
  mock.timers.tick(8 * MINUTE - 1);
  assert.deepEqual(sent, []);
  mock.timers.tick(2 * MINUTE);
  assert.deepEqual(sent, ['Ro']);
  assert.equal(bikes.isFree('b7'), false);
  mock.timers.tick(1);
  assert.equal(bikes.isFree('b7'), true);
});

test('nobody is reminded after a start', async () => {
  const { bikes, sent } = begin();
  await bikes.start('b7', 'Ro');
  mock.timers.tick(20 * MINUTE);
  assert.deepEqual(sent, []);
});

test('nobody else gets a bike while its lock opens', async () => {
  let opens;
  const { bikes } = begin({ open: () => new Promise((done) => { opens = done; }) });
  mock.timers.tick(10 * MINUTE - 2000);
  const started = bikes.start('b7', 'Ro');
  mock.timers.tick(3000);
  assert.throws(() => bikes.reserve('b7', 'Ari'), /taken/);
  opens();
  await started;
  assert.equal(bikes.isFree('b7'), false);
});

test('a lock that does not open leaves the hold as it was', async () => {
  const { bikes } = begin({ open: async () => { throw new Error('stuck'); } });
  await assert.rejects(bikes.start('b7', 'Ro'), /stuck/);
  assert.equal(bikes.isFree('b7'), false);
  mock.timers.tick(10 * MINUTE);
  assert.equal(bikes.isFree('b7'), true);
});
