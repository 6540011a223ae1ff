// Recomputes every number that the answer quotes.
import { readFileSync } from 'node:fs';
import { MISTAKES, World } from './versions.mjs';

const { Stage } = new World().require('./stage');
const stage = new Stage();
const first = await stage.quote({ rooms: 8 });
console.log(JSON.stringify({
  recorded: readFileSync('answers/recorded.csv', 'utf8').trim().split('\n').length - 1,
  mistakes: Object.keys(MISTAKES).length,
  five_rooms_exactly: 80 + 5 * 65,
  five_rooms: await new Stage().quote({ rooms: 5 }),
  first_quote: first,
  second_quote: await stage.quote({ rooms: 8 }),
  move_of_400: await new Stage({ km: 100 }).quote({ rooms: 4 }),
  tomorrow_exactly: 400 * 115 / 100,
  tomorrow: await new Stage({ km: 100 }).quote({ rooms: 4, day: '2026-03-12' }),
}));
