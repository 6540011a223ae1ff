// As test_exact, with scheduler.wait replaced: tied to one way of waiting.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scheduler } from 'node:timers/promises';
import { FakeCarrier } from './fake_carrier.mjs';
import { Down, getRate } from './rates.mjs';
import './test_exact.mjs';

test('waits between tries', async (t) => {
  const wait = t.mock.method(scheduler, 'wait', async () => {});
  assert.equal(await getRate(new FakeCarrier(new Down(), new Down(), 490), 'p1'), 490);
  assert.deepEqual(wait.mock.calls.map((call) => call.arguments[0]), [500, 1000]);
});
