// Counts what the answer quotes: callers that go wrong with 1.5.0, and the most times of a day.
import { CALLS, HAVE, library, said } from './versions.mjs';

const names = Object.keys(CALLS);
const wrong = [];
for (const name of names) {
  const tomorrow = await said('exhibits/lessons_150.mjs', name);
  if (tomorrow !== (await said(HAVE, name))) wrong.push(tomorrow);
}
const fail = wrong.filter((tomorrow) => tomorrow.startsWith('fails')).length;
const { freeSlots } = await library(HAVE);
console.log(JSON.stringify({
  callers: names.length,
  wrong: wrong.length,
  fail,
  silent: wrong.length - fail,
  most_times_a_day: freeSlots([], 5).length,
}));
