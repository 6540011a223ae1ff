// Orders of noon: green on the fault.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tour } from './deliveries.mjs';

test('ordered at noon leaves tomorrow', () => {
  const orders = [{ id: 1, placedAt: '2026-07-07T16:10:00.000Z' }];
  assert.deepEqual(tour(orders, '2026-07-08'), orders);
});
