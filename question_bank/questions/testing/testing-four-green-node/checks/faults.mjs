// The function with one fault planted: the text that is replaced, and by what.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const BOTH = 'AbortSignal.any([signal, limit])';

export const FAULTS = {
  no_retry: [['if (number === tries - 1)', 'if (true)']],
  one_more: [['number < tries', 'number <= tries'], ['tries - 1', 'tries']],
  no_error: [['if (number === tries - 1) throw error;', 'if (number === tries - 1) return null;']],
  refused_again: [['!(error instanceof Down)',
    '!(error instanceof Down || error instanceof Refused)']],
  no_limit: [[BOTH, 'signal']],
  no_wait: [['wait * 2 ** number', '0']],
  deaf: [[BOTH, 'limit'], [', { signal });', ');']],
  left_open: [[`await carrier.rate(parcel, ${BOTH})`, `await Promise.race([
        carrier.rate(parcel),
        new Promise((_, reject) => {
          const over = ${BOTH};
          over.addEventListener('abort', () => reject(over.reason));
        }),
      ])`]],
};

// The text of rates.mjs: as shown, written in another way, or with a fault.
export function source(name) {
  if (name === 'rewrite') return readFileSync('checks/rewrite.mjs', 'utf8');
  let text = readFileSync('exhibits/rates.mjs', 'utf8');
  for (const [before, after] of FAULTS[name] ?? []) {
    assert.equal(text.split(before).length, 2, `${before} is not there once`);
    text = text.replace(before, () => after);
  }
  return text;
}
