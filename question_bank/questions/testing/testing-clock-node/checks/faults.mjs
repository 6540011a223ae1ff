// The class with a clock and one fault: the text that is replaced, and by what.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

export const FAULTS = {
  never_ends: [['(hold.opening || this.clock.now() < hold.until)', 'true']],
  one_minute: [['10 * 60 * 1000', '60 * 1000']],
  at_once: [['this.holdMs * 0.8', '0']],
  reminder_stays: [['    this.clock.clearTimeout(hold.reminder);\n', '']],
  not_kept: [['hold.opening || ', '']],
  kept_for_good: [['      hold.opening = false;\n', '']],
};

// The text of the class: as shown, the one that keeps its promises, or with a fault.
export function source(name) {
  if (name === 'as_shown') return readFileSync('exhibits/reservations.mjs', 'utf8');
  let text = readFileSync('answers/with_clock.mjs', 'utf8');
  for (const [before, after] of FAULTS[name] ?? []) {
    assert.equal(text.split(before).length, 2, `${before} is not there once`);
    text = text.replace(before, () => after);
  }
  return text;
}
