// As test_on_the_clock, and the caller may leave while the carrier is silent.
import './virtual_time.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getRate } from './rates.mjs';
import { SlowCarrier } from './slow_carrier.mjs';
import './test_on_the_clock.mjs';

test('a caller that leaves ends the tries', async () => {
  const carrier = new SlowCarrier({ silent: 1 });
  const customer = new AbortController();
  setTimeout(() => customer.abort(), 1000);        // on the clock that jumps
  const price = getRate(carrier, 'p1', { signal: customer.signal });
  await assert.rejects(price, { name: 'AbortError' });
  assert.equal(carrier.calls, 1);
});
