// Recomputes every number that the key quotes, from the log and by running the code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as counter from '../answers/counter.mjs';
import * as count from '../answers/count.mjs';
import * as fourDigits from '../answers/four_digits.mjs';
import * as newestRow from '../answers/newest_row.mjs';
import * as numericMax from '../answers/numeric_max.mjs';
import * as renumberAll from '../answers/renumber_all.mjs';
import * as shown from '../exhibits/jobs.mjs';
import { thursday } from './thursday.mjs';
import { workshop } from './workshop.mjs';

function nextAt(module, until, calledOff) {
  const db = thursday({ until });
  module.prepare?.(db);
  if (calledOff) db.delete(calledOff);
  return module.nextNumber(db, 26);
}

const log = readFileSync('exhibits/thursday.txt', 'utf8');
assert(log.indexOf('26-871') > log.indexOf('FAILED'), 'a job with its old number is saved after the first failure');
const renumbered = workshop(26, 995);
renumberAll.prepare(renumbered);
console.log(JSON.stringify({
  saved_after_release: log.match(/saved +26-\d+ +\w+$/gm).length,
  failed: log.match(/FAILED/g).length,
  number_at_0948: nextAt(shown, '09:48'),
  number_at_1002: nextAt(shown, '10:02'),
  number_at_1110: nextAt(shown, '11:10'),
  right_at_1002: nextAt(numericMax, '10:02'),
  four_digits_at_1002: nextAt(fourDigits, '10:02'),
  count_at_1002: nextAt(count, '10:02'),
  newest_row_at_1021: nextAt(newestRow, '10:21'),
  numeric_when_1000_is_called_off: nextAt(numericMax, '10:44', '26-1000'),
  counter_when_1000_is_called_off: nextAt(counter, '10:44', '26-1000'),
  label_412_with_four_digits: renumbered.jobs[411].number,
  first_of_next_year: shown.nextNumber(thursday(), 27),
}));
