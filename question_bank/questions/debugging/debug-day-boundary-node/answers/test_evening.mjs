// An order of 20:30 in July, in the town.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tour } from './deliveries.mjs';

test('ordered on Tuesday evening leaves on Wednesday', () => {
  const orders = [{ id: 1, placedAt: '2026-07-08T00:30:00.000Z' }];
  assert.deepEqual(tour(orders, '2026-07-08'), orders);
});
