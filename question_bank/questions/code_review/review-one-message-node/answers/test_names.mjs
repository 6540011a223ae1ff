// Each animal of an owner is named, in one message.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Practice } from '../exhibits/practice.mjs';
import { sendReminders } from '../exhibits/reminders.mjs';

test('one message names each animal of an owner', async () => {
  const practice = new Practice();
  for (const name of ['Coco', 'Biscuit', 'Maple']) {
    practice.add(name, { owner: 'Robin', phone: '0151-118' });
  }
  await sendReminders(practice, 1);
  assert.equal(practice.sent.length, 1);
  assert.match(practice.sent[0].text, /Coco/);
  assert.match(practice.sent[0].text, /Biscuit/);
  assert.match(practice.sent[0].text, /Maple/);
});
