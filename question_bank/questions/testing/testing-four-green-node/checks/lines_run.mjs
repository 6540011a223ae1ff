// usage: node --test-reporter=./checks/red.mjs checks/lines_run.mjs
//
// Counts the lines of getRate that the four tests run, as a coverage report does: a line
// counts as run unless all of it lies in a block that was never entered.
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { after } from 'node:test';
import './virtual_time.mjs';

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
await import('../exhibits/test_rates.mjs');

after(() => session.post('Profiler.takePreciseCoverage', (error, { result }) => {
  const { functions } = result.find(({ url }) => url.endsWith('/exhibits/rates.mjs'));
  const [whole, ...blocks] = functions.find((f) => f.functionName === 'getRate').ranges;
  const text = readFileSync('exhibits/rates.mjs', 'utf8');
  const counts = { run: 0, lines: 0 };
  let start = 0;
  for (const line of text.split('\n')) {
    const from = start + line.search(/\S|$/);
    const end = start + line.length;
    start = end + 1;
    const code = /\w/.test(line) && from > whole.startOffset && end <= whole.endOffset;
    if (!code) continue;
    counts.lines += 1;
    const missed = ({ startOffset, endOffset, count }) =>
      count === 0 && startOffset <= from && endOffset >= end;
    if (whole.count > 0 && !blocks.some(missed)) counts.run += 1;
  }
  console.log(`getRate: ${counts.run} of ${counts.lines} lines run`);
}));
