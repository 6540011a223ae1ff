// Recomputes the numbers that the key quotes, from the exhibits and by running the code.
import { sendReminders as asBefore } from '../answers/as_before.mjs';
import { sendReminders } from '../exhibits/reminders.mjs';
import { thisMorning } from './practice.mjs';

const before = thisMorning();
const now = thisMorning();
await asBefore(before, 1);
const returned = await sendReminders(now, 1);
const animals = {};
for (const { phone } of now.animals) animals[phone] = (animals[phone] ?? 0) + 1;
console.log(JSON.stringify({
  animals_due: now.animals.length,
  phone_numbers: Object.keys(animals).length,
  messages_before: before.sent.length,
  messages_now: now.sent.length,
  returned_now: returned,
  named_now: now.named().length,
  lost: now.animals.length - now.named().length,
  owners_who_lose: Object.values(animals).filter((count) => count > 1).length,
  animals_of_robin: animals['0151-118'],
  animals_of_jo: animals['0151-150'],
}));
