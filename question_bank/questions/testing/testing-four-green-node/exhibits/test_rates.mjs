import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeCarrier } from './fake_carrier.mjs';
import { Down, Refused, getRate } from './rates.mjs';

test('down once', async () => {
  const carrier = new FakeCarrier(new Down(), 490);
  assert.equal(await getRate(carrier, 'p1', { wait: 0 }), 490);
});

test('slow once', async () => {
  const carrier = new FakeCarrier(new DOMException('slow', 'TimeoutError'), 490);
  assert.equal(await getRate(carrier, 'p1', { wait: 0 }), 490);
});

test('always down', async () => {
  const carrier = new FakeCarrier(new Down(), new Down(), new Down(), new Down());
  try {
    await getRate(carrier, 'p1', { wait: 0 });
  } catch (error) {
    assert.ok(error instanceof Down && carrier.calls > 1);
  }
});

test('refused', async () => {
  const carrier = new FakeCarrier(new Refused(), 490);
  getRate(carrier, 'p1', { wait: 0 }).catch(() => {});
  await Promise.resolve();
  assert.ok(carrier.calls < 2);
});
