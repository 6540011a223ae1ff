// Prints the exhibit log: what the program of one hotel sent on Monday, and what came back.
import { postRepair } from '../exhibits/repairs.mjs';
import { FakeDiary, serve } from './fakes.mjs';

const CALLS = [
  ['09:02', { bike: 'city', work: 'brakes', day: '2026-12-04' }],
  ['09:10', { bike: 'city', work: 'brakes', day: '4.12.2026' }],
  ['09:15', { bike: 'race', day: '2026-12-04' }],
  ['09:21', { bike: 'race', work: 'chain', day: '2026-12-05' }],
  ['09:30', { bike: 'city', work: 'chain', day: '2026-12-07' }],
  ['09:40', { bike: 'cargo', work: 'brakes', day: '2026-12-07' }],
  ['09:50', { bike: 'city', work: 'chain', day: '2026-12-07' }],
  ['10:05', { bike: 'race', work: 'chain', day: '2026-12-08' }],
  ['10:12', { bike: 'cargo', work: 'chain', day: '2026-12-08' }],
];
const diary = new FakeDiary({ full: ['2026-12-05'] });
for (const [time, wish] of CALLS) {
  diary.busy = time === '09:30' ? 1 : 0;
  const [status, answer] = await serve(postRepair, JSON.stringify(wish), diary);
  const sent = ['bike', 'work', 'day'].map((name) => wish[name] ?? '-').join(' ');
  const text = answer.error ?? `number ${answer.number}, price ${answer.price}`;
  console.log(`${time} POST /repairs ${sent.padEnd(24)} -> ${status} ${text}`);
}
