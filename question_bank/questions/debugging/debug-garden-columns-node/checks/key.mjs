// Recomputes the numbers of the key from the lines of the log and the facts alone.
import { readFileSync } from 'node:fs';

const OWN = { alder: 2, birch: 2, cedar: 2, elm: 3 };
const REPORTED = ['08:11 birch', '08:16 elm'];
const counts = { member_pages: 0, wrong_pages: 0, wrong_exports: 0, not_reported: 0 };
const clubs = new Set();
for (const line of readFileSync('exhibits/morning.txt', 'utf8').trimEnd().split('\n')) {
  const [time, , club, role, what, , answer] = line.split(/ +/);
  if (role !== 'member') continue;
  const value = Number(answer.split('=')[1]);
  if (what === 'page') counts.member_pages += 1;
  if (value === (what === 'page' ? OWN[club] : 403)) continue;
  counts[what === 'page' ? 'wrong_pages' : 'wrong_exports'] += 1;
  if (!REPORTED.includes(`${time.slice(0, 5)} ${club}`)) counts.not_reported += 1;
  clubs.add(club);
}
counts.wrong_answers = counts.wrong_pages + counts.wrong_exports;
counts.clubs_concerned = clubs.size;
console.log(JSON.stringify(counts));
