// As test_fields, and what is not the fault of the form.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeDiary } from './fakes.mjs';
import { answer, RIGHT } from './test_fields.mjs';

test('a full day', async () => {
  const diary = new FakeDiary({ full: ['2026-12-04'] });
  const [status] = await answer(RIGHT, diary);
  assert.equal(status, 409);
  assert.deepEqual(diary.booked, []);
});

test('a busy diary, and the same wish again', async () => {
  const diary = new FakeDiary({ busy: 1 });
  const [first] = await answer(RIGHT, diary);
  const [second] = await answer(RIGHT, diary);
  assert.deepEqual([first, second], [503, 201]);
  assert.equal(diary.booked.length, 1);
});

test('a price that we forgot', async () => {
  const log = [];
  const [status] = await answer({ ...RIGHT, bike: 'cargo' }, new FakeDiary(), log);
  assert.equal(status, 500);
  assert.deepEqual(log, ['TypeError']);
});
