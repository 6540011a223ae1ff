// Compares the recorded prices with those that the function as shown gives, and counts them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { stdout } = spawnSync(process.execPath, ['checks/make_record.mjs'], { encoding: 'utf8' });
const kept = readFileSync('answers/recorded.csv', 'utf8');
const count = kept.trim().split('\n').length - 1;
console.log(`${count} recorded prices, ${stdout === kept ? 'the same' : 'others'} today`);
process.exit(stdout === kept ? 0 : 1);
