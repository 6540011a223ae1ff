// Recomputes the numbers of the key from the log alone: nothing but its lines is read.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const version = new Map();
const putBy = new Map();
const moves = new Set();
const counts = { cancelled: 0, still_open: 0, put_by_31_read_by_30: 0, put_by_30_read_by_31: 0, right: 0 };
for (const line of readFileSync('exhibits/morning.txt', 'utf8').trimEnd().split('\n')) {
  const instance = line.split(' ')[1];
  const mine = version.get(instance) ?? 30;
  const put = line.match(/\/visits\/\w+\/(\w+) put=(m\d+)/);
  const done = line.match(/(m\d+) done ms=(\d+)/);
  if (line.includes('started version=31')) version.set(instance, 31);
  else if (put) putBy.set(put[2], { putter: mine, what: put[1] });
  else if (done) {
    const { putter, what } = putBy.get(done[1]);
    if (what === 'move') {
      moves.add(`${putter} ${mine}`);
      continue;
    }
    counts.cancelled += 1;
    counts[putter === mine ? 'right' : 'still_open'] += 1;
    if (putter !== mine) counts[`put_by_${putter}_read_by_${mine}`] += 1;
    assert.equal(done[2] === '0', putter > mine);
  }
}
assert.deepEqual([...moves].sort(), ['30 30', '30 31', '31 30']);
console.log(JSON.stringify(counts));
