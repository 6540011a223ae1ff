// As test_and_cancel, and a try that has run out of time is over before the next begins.
import './virtual_time.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getRate } from './rates.mjs';
import { SlowCarrier } from './slow_carrier.mjs';
import './test_and_cancel.mjs';

test('one call is open at a time', async () => {
  const carrier = new SlowCarrier({ silent: 2 });
  assert.equal(await getRate(carrier, 'p1'), 490);
  assert.equal(carrier.mostOpen, 1);
});
