// More cases of the same kinds, with the same checks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeCarrier } from './fake_carrier.mjs';
import { Down, Refused, getRate } from './rates.mjs';

const down = new Down();
const slow = new DOMException('slow', 'TimeoutError');

const GOOD = [
  [490],
  [down, 490],
  [slow, 490],
  [down, down, 490],
  [down, slow, 490],
  [slow, slow, 490],
];

for (const answers of GOOD) {
  test(`good after ${answers.length} tries`, async () => {
    const carrier = new FakeCarrier(...answers);
    assert.equal(await getRate(carrier, 'p1', { wait: 0 }), 490);
    assert.equal(carrier.calls, answers.length);
  });
}

for (const error of [down, slow]) {
  test(`always ${error.message || 'down'}`, async () => {
    const carrier = new FakeCarrier(error, error, error, error);
    try {
      await getRate(carrier, 'p1', { wait: 0 });
    } catch {
      assert.ok(carrier.calls > 1);
    }
  });
}

for (const parcel of ['p1', 'p2', 'p3']) {
  test(`refused ${parcel}`, async () => {
    const carrier = new FakeCarrier(new Refused(), 490);
    getRate(carrier, parcel, { wait: 0 }).catch(() => {});
    await Promise.resolve();
    assert.ok(carrier.calls < 2);
  });
}
