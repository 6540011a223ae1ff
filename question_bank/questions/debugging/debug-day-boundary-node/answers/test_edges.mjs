// The last minute of a day and the first one of the next, in both seasons, on the days of the change, on a weekend.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tour } from './deliveries.mjs';

// The days of a fortnight on which an order of this moment leaves.
function days(placedAt) {
  const first = Date.parse(placedAt.slice(0, 10)) - 3 * 86_400_000;
  const fortnight = Array.from({ length: 14 }, (_, n) =>
    new Date(first + n * 86_400_000).toISOString().slice(0, 10));
  return fortnight.filter((day) => tour([{ id: 1, placedAt }], day).length === 1);
}

test('summer', () => {
  assert.deepEqual(days('2026-07-08T03:59:00.000Z'), ['2026-07-08']);     // Tuesday 23:59
  assert.deepEqual(days('2026-07-08T04:00:00.000Z'), ['2026-07-09']);     // Wednesday 00:00
});

test('winter', () => {
  assert.deepEqual(days('2026-01-14T04:59:00.000Z'), ['2026-01-14']);     // Tuesday 23:59
  assert.deepEqual(days('2026-01-14T05:00:00.000Z'), ['2026-01-15']);     // Wednesday 00:00
});

test('Friday evening leaves on Saturday', () => {
  assert.deepEqual(days('2026-07-11T01:10:00.000Z'), ['2026-07-11']);
});

test('the clocks change', () => {
  // Tuesday 00:30, summer time since Sunday; Sunday 23:30, a day of 25 hours
  assert.deepEqual(days('2026-03-10T04:30:00.000Z'), ['2026-03-11']);
  assert.deepEqual(days('2026-11-02T04:30:00.000Z'), ['2026-11-02']);
});
