// usage: node checks/make_log.mjs [found]     the log, or what became of each cancelled visit
import assert from 'node:assert/strict';
import { CALLS, CANCELLED, morning } from './morning.mjs';

const { world, lines, pairs } = await morning();
if (process.argv[2] === 'found') {
  for (const pair of [...new Set(pairs.values())].sort()) {
    const visits = CANCELLED.filter((visit) => pairs.get(visit) === pair);
    console.log(`${pair}:`, ...visits.map((visit) => `${visit}=${world.isOpen(visit) ? 'open' : 'off'}`));
  }
  const moved = CALLS.filter(([, , what]) => what === 'move');
  assert(moved.every(([, , , visit]) => world.visits.get(visit).time === '16:00'));
} else {
  for (const [time, words] of lines) console.log(`${time} ${words}`);
}
