import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeDiary } from './fakes.mjs';
import { postRepair } from './repairs.mjs';

test('a day that is no date', async () => {
  const body = '{"bike": "city", "work": "chain", "day": "4.12.2026"}';
  const [status] = await postRepair(body, new FakeDiary());
  assert.equal(status, 400);
});

test('work that is not offered', async () => {
  const body = '{"bike": "city", "job": "paint", "day": "2026-12-04"}';
  const [status] = await postRepair(body, new FakeDiary());
  assert.equal(status, 400);
});
