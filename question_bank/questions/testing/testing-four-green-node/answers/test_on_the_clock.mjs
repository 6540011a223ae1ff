// As test_exact, and time passes: with timers whose clock jumps to the next one.
import './virtual_time.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeCarrier } from './fake_carrier.mjs';
import { Down, getRate } from './rates.mjs';
import { SlowCarrier } from './slow_carrier.mjs';
import './test_exact.mjs';

// The price, and the milliseconds that it took.
async function timed(carrier) {
  const start = performance.now();
  const price = await getRate(carrier, 'p1');
  return [price, performance.now() - start];
}

test('a silent carrier is given two seconds', async () => {
  assert.deepEqual(await timed(new SlowCarrier({ silent: 1 })), [490, 2500]);
});

test('waits half a second and then a second', async () => {
  assert.deepEqual(await timed(new FakeCarrier(new Down(), new Down(), 490)), [490, 1500]);
});
