// Functions with one mistake each: the text of the right function that is replaced, and by what.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const EXPRESS = 'Math.floor(posters / 5)';
const MEMBERS = 'Math.floor(posters * 9 / 10)';

export const GROUPS = {
  middle: {
    small_price: ['each = 395', 'each = 385'],
    medium_price: ['each = 325', 'each = 335'],
    large_price: ['each = 255', 'each = 265'],
  },
  late: {
    ten_late: ['count >= 10', 'count > 10'],
    fifty_late: ['count >= 50', 'count > 50'],
  },
  early: {
    ten_early: ['count >= 10', 'count >= 9'],
    fifty_early: ['count >= 50', 'count >= 49'],
  },
  none: { none_sold: ['count < 1 ', 'count < 0 '] },
  limits: {
    one_refused: ['count < 1 ', 'count <= 1 '],
    most_refused: ['count > 500', 'count >= 500'],
    too_many_sold: ['count > 500', 'count > 501'],
  },
  member: { five_percent: [MEMBERS, 'Math.floor(posters * 95 / 100)'] },
  pairs: {
    as_shown: [EXPRESS, 'Math.floor(price / 5)'],
    set_up_off: ['posters + setUp', 'posters + (member ? setUp * 9 / 10 : setUp)'],
    express_before_discount: [EXPRESS, 'Math.floor(count * each / 5)'],
  },
  least: { no_least: [`Math.max(${EXPRESS}, 900)`, EXPRESS] },
  cents: { cent_charged: [MEMBERS, 'Math.ceil(posters * 9 / 10)'] },
};
export const FAULTS = Object.assign({}, ...Object.values(GROUPS));

// The text of the right function, or of the one with this mistake.
export function source(name) {
  const text = readFileSync('answers/from_posters.mjs', 'utf8');
  if (name === 'right') return text;
  const [before, after] = FAULTS[name];
  assert.equal(text.split(before).length, 2, `${before} is not there once`);
  return text.replace(before, () => after);
}

assert.equal(source('as_shown'), readFileSync('exhibits/prices.mjs', 'utf8'));
