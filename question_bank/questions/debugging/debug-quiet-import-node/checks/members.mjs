// The file of the exhibit, and a store that keeps members in memory. Nothing leaves this process.
import { readFileSync } from 'node:fs';

const NAMES = ['Ro', 'Dana', 'Kim', 'Noor', 'Ari', 'Sam', 'Lee', 'Robin', 'Jo', 'Alex'];
const two = (n) => String(n).padStart(2, '0');

// The 30 rows of the file: the numbers are 1001 to 1029, and the last line is empty.
export function fileRows() {
  const rows = [];
  for (let n = 1; n < 30; n += 1) {
    rows.push({
      number: String(1000 + n),
      name: `${NAMES[n * 7 % 10]} ${String.fromCharCode(64 + n % 23 + 1)}.`,
      joined: `2026-${two(1 + Math.floor(n / 12))}-${two(1 + n * 5 % 27)}`,
    });
  }
  rows[4].name = ` ${rows[4].name} `;
  rows[8].joined = '20260109';
  rows[13].joined = '2026-02-30';
  rows[26].number = '1027a';
  rows.push({ number: '', name: '', joined: '' });
  return rows;
}

// No value of this file holds a comma or a quote.
export function read(path) {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = head.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((value, i) => [columns[i], value])));
}

// `downAfter` is how many members are saved before the store fails.
export class Store {
  members = new Map();
  #downAfter;

  constructor({ downAfter = Infinity } = {}) {
    this.#downAfter = downAfter;
  }

  async save(member) {
    if (this.members.size >= this.#downAfter) {
      throw Object.assign(new Error('store is down'), { code: 'ECONNREFUSED' });
    }
    this.members.set(member.number, member);
  }
}
