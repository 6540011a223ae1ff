// usage: node checks/scenarios.mjs FILE SCENARIO    exit 0 when the scenario's promise holds
//
// The program of a hotel knows the status and the JSON of an answer, and nothing else.
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { pathToFileURL } from 'node:url';
import { FakeDiary, serve } from './fakes.mjs';

const [file, scenario] = process.argv.slice(2);
const { postRepair } = await import(pathToFileURL(resolve(file)));

function post(wish, diary = new FakeDiary(), log = []) {
  const body = typeof wish === 'string' ? wish : JSON.stringify(wish);
  return serve(postRepair, body, diary, log);
}

// A wish that can be booked, with some fields changed; undefined leaves one out.
const wish = (other = {}) => ({ bike: 'city', work: 'chain', day: '2026-12-07', ...other });
const fullDiary = () => new FakeDiary({ full: ['2026-12-07'] });

// What the program of the hotel does next.
function act([status, answer]) {
  if (status < 300) return 'done';
  if (status >= 500 || status === 429) return 'send again';
  if (status === 409) return 'other day';
  const fields = Object.keys(answer.fields ?? {}).sort();
  return fields.length > 0 ? `mend ${fields.join(' ')}` : 'cannot tell';
}

function shown(answer) {
  const next = act(answer);
  console.log(`${answer[0]} ${JSON.stringify(answer[1])} -> ${next}`);
  return next;
}

const scenarios = {
  async good() {
    const diary = new FakeDiary();
    const answer = await post(wish(), diary);
    shown(answer);
    const right = isDeepStrictEqual(answer[1], { number: 81, price: 3500 });
    return answer[0] < 300 && right && diary.booked.length === 1;
  },
  async texts() {
    const answers = [
      await post(wish({ day: '4.12.2026' })),
      await post(wish({ work: undefined })),
      await post(wish(), fullDiary()),
    ];
    const apart = new Set(answers.map(([, answer]) => JSON.stringify(answer)));
    console.log(`different answers for 3 causes: ${apart.size}`);
    return apart.size === 3;
  },
  async wrong_day() {
    return shown(await post(wish({ day: '4.12.2026' }))) === 'mend day';
  },
  async missing() {
    return shown(await post(wish({ work: undefined }))) === 'mend work';
  },
  async full() {
    const answer = await post(wish(), fullDiary());
    const told = shown(answer);
    if (told !== 'mend day') return told === 'other day';
    return !isDeepStrictEqual(answer, await post(wish({ day: '4.12.2026' })));
  },
  async busy() {
    const diary = new FakeDiary({ busy: 1 });
    const told = shown(await post(wish(), diary));
    return told === 'send again' && shown(await post(wish(), diary)) === 'done';
  },
  async own_fault() {
    const log = [];
    const answer = await post(wish({ bike: 'cargo' }), new FakeDiary(), log);
    shown(answer);
    console.log(`log: ${log.join(' ') || 'nothing'}`);
    return answer[0] >= 500 && log.length > 0;
  },
  // No name of a machine, and no words of the language, in any answer.
  async quiet() {
    const answers = [
      await post(wish(), new FakeDiary({ busy: 1 })),
      await post(wish({ day: '4.12.2026' })),
      await post(wish({ bike: 'cargo' })),
    ];
    const inner = answers.map((answer) => JSON.stringify(answer))
      .filter((text) => /10\.0\.0\.7|time value|properties of undefined/.test(text));
    console.log(`inner text: ${inner.join(' ') || 'none'}`);
    return inner.length === 0;
  },
  async both() {
    return shown(await post(wish({ bike: 'boat', day: '4.12.2026' }))) === 'mend bike day';
  },
  async odd() {
    const bodies = ['null', '[]', '"city"', 'bike=city', JSON.stringify(wish({ day: 20261207 }))];
    const statuses = [];
    for (const body of bodies) statuses.push((await post(body))[0]);
    console.log(`statuses: ${statuses.join(' ')}`);
    return statuses.every((status) => status >= 400 && status < 500);
  },
};

process.exitCode = (await scenarios[scenario]()) ? 0 : 1;
