// More wrong values, and the status again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeDiary } from './fakes.mjs';
import { postRepair } from './repairs.mjs';
import './test_repairs.mjs';

test('days that are no date', async () => {
  for (const day of ['2026-13-01', '2026-02-30', 'tomorrow', '']) {
    const body = `{"bike": "city", "work": "chain", "day": "${day}"}`;
    const [status] = await postRepair(body, new FakeDiary());
    assert.equal(status, 400);
  }
});

test('bikes that are not offered', async () => {
  for (const bike of ['boat', 'CITY', '']) {
    const body = `{"bike": "${bike}", "work": "chain", "day": "2026-12-04"}`;
    const [status] = await postRepair(body, new FakeDiary());
    assert.equal(status, 400);
  }
});
