// The function as shown, and versions in which one thing went wrong while it was tidied up.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const KM = '  const km = await maps.km(start, end);\n';
const SOON = '  if (Math.ceil((day - Date.now()) / 864e5) < 7) p = p * 1.15;\n';
const DEAR = '  if (day.getDay() % 6 === 0 || [6, 7].includes(day.getMonth())) p = p + 60;\n';
const REGULAR = '  if (customer in DONE) p = p * 0.9;\n';
const LEAST = '  if (p < 250) p = 250;\n';
const REMEMBER = '  DONE[customer] = p;\n';
const MAIL = '  await mailer.send(customer, `Your move on ${day.toDateString()}: ${p} euros`);\n';
const DAYS_LEFT = 'Math.ceil((day - Date.now()) / 864e5)';

export const MISTAKES = {
  room_price: [['rooms * 65', 'rooms * 75']],
  week: [['864e5) < 7', '864e5) <= 7']],
  past_day: [[`${DAYS_LEFT} < 7`, `${DAYS_LEFT} >= 0 && ${DAYS_LEFT} < 7`]],
  saturday: [['day.getDay() % 6 === 0', 'day.getDay() === 0']],
  august: [['[6, 7]', '[6]']],
  added_twice: [[DEAR, `  if (day.getDay() % 6 === 0) p = p + 60;
  if ([6, 7].includes(day.getMonth())) p = p + 60;\n`]],
  cellar: [['floor > 0', 'floor !== 0'], ['floor * rooms', 'Math.abs(floor) * rooms']],
  rounded: [['~~(p / 10) * 10', 'Math.round(p / 10) * 10']],
  soon_later: [[SOON, ''], [DEAR, DEAR + SOON]],
  not_remembered: [[REMEMBER, '']],
  least_first: [[REGULAR, ''], [LEAST, LEAST + REGULAR]],
  no_mail: [[MAIL, '']],
  mail_text: [['day.toDateString()', 'day.toLocaleDateString("en-GB")']],
  remembered_early: [[KM, `  const regular = customer in DONE;\n  DONE[customer] = 0;\n${KM}`],
    ['if (customer in DONE)', 'if (regular)']],
  mail_first: [[MAIL, ''], [REMEMBER, MAIL + REMEMBER]],
};
export const GROUPS = {
  room: ['room_price'],
  edges: ['week', 'past_day', 'saturday', 'august', 'added_twice', 'cellar'],
  sums: ['rounded', 'soon_later'],
  memory: ['not_remembered', 'least_first'],
  mail: ['no_mail', 'mail_text'],
  failure: ['remembered_early', 'mail_first'],
  each_mistake: Object.keys(MISTAKES),
};

// The text of the function as shown, or with a mistake.
export function source(mistake) {
  let text = readFileSync('exhibits/quotes.js', 'utf8');
  for (const [before, after] of MISTAKES[mistake] ?? []) {
    assert.equal(text.split(before).length, 2, `${before} is not there once`);
    text = text.replace(before, () => after);
  }
  return text;
}

// A folder with this version of the function, all tests, and a map and a mailer that count.
export class World {
  constructor(text = source()) {
    const folder = resolve(mkdtempSync('run-'));
    for (const name of readdirSync('answers')) copyFileSync(join('answers', name), join(folder, name));
    for (const name of ['maps.js', 'mailer.js']) copyFileSync(join('checks', name), join(folder, name));
    writeFileSync(join(folder, 'quotes.js'), text);
    this.require = createRequire(join(folder, 'here.js'));
    this.maps = this.require('./maps');
    this.mailer = this.require('./mailer');
    this.asked = this.maps.asked;
    this.sent = this.mailer.sent;
  }
}

const RealDate = Date;

// Sets the clock of the machine to noon of a day, as 2026-03-11.
export function setToday(day) {
  const noon = RealDate.parse(`${day}T12:00`);
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      super(...(args.length > 0 ? args : [noon]));
    }

    static now() {
      return noon;
    }
  };
}
