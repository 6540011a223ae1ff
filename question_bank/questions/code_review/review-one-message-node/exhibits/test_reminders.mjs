import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Practice } from './practice.mjs';
import { sendReminders } from './reminders.mjs';

test('an owner gets one message', async () => {
  const practice = new Practice();
  practice.add('Coco', { owner: 'Robin', phone: '0151-118' });
  practice.add('Maple', { owner: 'Robin', phone: '0151-118' });

  assert.equal(await sendReminders(practice, 1), 2);
  assert.equal(practice.sent.length, 1);
});
