// The weak checks are repaired. No test lets time pass yet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeCarrier } from './fake_carrier.mjs';
import { Down, Refused, getRate } from './rates.mjs';

const slow = () => new DOMException('slow', 'TimeoutError');

test('down once', async () => {
  const carrier = new FakeCarrier(new Down(), 490);
  assert.equal(await getRate(carrier, 'p1', { wait: 0 }), 490);
});

test('slow once', async () => {
  const carrier = new FakeCarrier(slow(), 490);
  assert.equal(await getRate(carrier, 'p1', { wait: 0 }), 490);
});

test('always down', async () => {
  const carrier = new FakeCarrier(new Down(), new Down(), new Down(), new Down());
  await assert.rejects(getRate(carrier, 'p1', { wait: 0 }), Down);
  assert.equal(carrier.calls, 3);
});

test('refused', async () => {
  const carrier = new FakeCarrier(new Refused(), 490);
  await assert.rejects(getRate(carrier, 'p1', { wait: 0 }), Refused);
  assert.equal(carrier.calls, 1);
});
