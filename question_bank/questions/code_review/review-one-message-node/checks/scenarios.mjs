// usage: node checks/scenarios.mjs FILE SCENARIO     exit 0 when the scenario's promise holds
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Practice, TextServiceDown, thisMorning } from './practice.mjs';

const [file, scenario] = process.argv.slice(2);
const { sendReminders } = await import(pathToFileURL(resolve(file)));

const list = (names) => names.join(' ') || 'none';

function namedTwice(practice) {
  const names = practice.named();
  const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  console.log('named twice:', list([...twice].sort()));
  return twice.size > 0;
}

async function loses(practice) {
  const told = practice.named();
  const due = await practice.due(2);
  const lost = practice.animals
    .filter((animal) => !told.includes(animal.name) && !due.includes(animal))
    .map(({ name }) => name);
  console.log('not named and not due again:', list(lost));
  return lost.length > 0;
}

async function fourMornings(practice) {
  for (const today of [1, 2, 3, 4]) await sendReminders(practice, today);
}

const scenarios = {
  async single() {
    const practice = new Practice();
    practice.add('Pepper', { owner: 'Dana', phone: '1' });
    practice.add('Ginger', { owner: 'Sam', phone: '2' });
    practice.add('Sunny', { owner: 'Alex', phone: '3' });
    await sendReminders(practice, 1);
    console.log('messages:', practice.sent.length, 'named:', list(practice.named()));
    return practice.sent.length === 3 && list(practice.named()) === 'Pepper Ginger Sunny';
  },

  async not_again() {
    const practice = thisMorning();
    await fourMornings(practice);
    return !namedTwice(practice);
  },

  async named() {
    const practice = thisMorning();
    await sendReminders(practice, 1);
    const told = practice.named();
    const missing = practice.animals.map(({ name }) => name).filter((n) => !told.includes(n));
    console.log('not named:', list(missing));
    return missing.length === 0;
  },

  async still_due() {
    const practice = thisMorning();
    await sendReminders(practice, 1);
    return !(await loses(practice));
  },

  async one_message() {
    const practice = thisMorning();
    await fourMornings(practice);
    const count = practice.sent.filter(({ phone }) => phone === '0151-118').length;
    console.log('messages to Robin:', count);
    return count === 1;
  },

  async same_name() {
    const practice = thisMorning();
    await sendReminders(practice, 1);
    const told = practice.named().filter((name) => ['Clover', 'Hazel'].includes(name));
    console.log('named to an owner called Kim:', list(told));
    return list(told) === 'Clover Hazel';
  },

  async stopped() {
    const practice = thisMorning({ failsAt: 3 });
    try {
      await sendReminders(practice, 1);
    } catch (error) {
      if (!(error instanceof TextServiceDown)) throw error;
      console.log('stopped after', practice.sent.length, 'messages');
    }
    await sendReminders(practice, 1);              // the job is started again
    return !namedTwice(practice) && !(await loses(practice));
  },

  async report() {
    const practice = thisMorning();
    const count = await sendReminders(practice, 1);
    console.log(`returned ${count}, named ${practice.named().length}`);
    return count === practice.named().length;
  },
};

process.exit((await scenarios[scenario]()) ? 0 : 1);
