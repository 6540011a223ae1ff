// Finds the animals that are marked on a day without a message that names them.
//
// It uses what the practice keeps: marks, and messages with their day, number and text.
import { sendReminders as repaired } from '../answers/grouped_marked.mjs';
import { sendReminders } from '../exhibits/reminders.mjs';
import { thisMorning } from './practice.mjs';

const practice = thisMorning();
await sendReminders(practice, 1);
practice.add('Bramble', { owner: 'Dana', phone: '0151-110' });
await sendReminders(practice, 2);                  // alone on its day, and named

const wasNamed = (animal) => practice.sent.some(({ day, phone, text }) =>
  day === animal.reminded && phone === animal.phone && text.includes(animal.name));

const lost = practice.animals.filter((animal) => !wasNamed(animal));
console.log('lost:', lost.map(({ name }) => name).join(' '));
const numbers = new Set(practice.sent.map(({ phone }) => phone));
const silent = practice.animals.filter(({ phone }) => !numbers.has(phone));
console.log('marked without any message to the number:',
  silent.map(({ name }) => name).join(' ') || 'none');
for (const animal of lost) animal.reminded = null; // due again
await repaired(practice, 3);
console.log('told on the next morning:', practice.named().slice(-lost.length).join(' '));
