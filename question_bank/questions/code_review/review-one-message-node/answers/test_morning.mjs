// As test_names, with two owners of one name, and a morning that stops half-way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Practice } from '../exhibits/practice.mjs';
import { sendReminders } from '../exhibits/reminders.mjs';
import './test_names.mjs';

const phones = (practice) => practice.sent.map(({ phone }) => phone);

test('two owners with one name are both told', async () => {
  const practice = new Practice();
  practice.add('Clover', { owner: 'Kim', phone: '0151-126' });
  practice.add('Hazel', { owner: 'Kim', phone: '0151-141' });
  await sendReminders(practice, 1);
  assert.deepEqual(phones(practice), ['0151-126', '0151-141']);
});

test('a second start names only the rest', async () => {
  const practice = new Practice({ failsAt: 2 });
  practice.add('Pepper', { owner: 'Dana', phone: '0151-110' });
  practice.add('Ginger', { owner: 'Sam', phone: '0151-133' });
  await assert.rejects(sendReminders(practice, 1));
  await sendReminders(practice, 1);
  assert.deepEqual(phones(practice), ['0151-110', '0151-133']);
});
