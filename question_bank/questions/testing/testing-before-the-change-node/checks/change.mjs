// usage: node checks/change.mjs FUNCTION SCENARIO    exit 0 when the scenario's promise holds
import { readFileSync } from 'node:fs';
import { World, setToday, source } from './versions.mjs';

setToday('2026-03-11');
const [file, scenario] = process.argv.slice(2);
const world = new World(readFileSync(file, 'utf8'));
const quotes = world.require('./quotes');
const MARCH = new Date(2026, 2, 12);               // tomorrow, a Thursday
const APRIL = new Date(2026, 3, 15);               // a Wednesday

// 600 calls of 40 customers, always the same ones.
function calls() {
  let state = 1;
  const below = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * count);
  };
  return Array.from({ length: 600 }, () => [`c${below(40)}`, 'a', 'b', 1 + below(8), below(6) - 1,
    below(2) === 1, new Date(2026, 2, 9 + below(182))]);
}

const scenarios = {
  async typical() {
    const price = await quotes.quote('Ro', 'a', 'b', 8, 0, true, APRIL);
    console.log(`8 rooms: ${price}`);
    return price === 600;
  },

  async as_before() {
    const before = new World(source());
    const old = before.require('./quotes');
    let wrong = 0;
    for (const call of calls()) {
      if (await old.quote(...call) !== await quotes.quote(...call)) wrong += 1;
    }
    const mails = before.sent.filter((mail, at) => mail !== world.sent[at]).length;
    console.log(`of 600 quotes, other prices: ${wrong}, other mails: ${mails}`);
    return wrong === 0 && mails === 0 && world.sent.length === 600;
  },

  async piano() {
    const got = [];
    for (const [customer, day] of [['Ro', APRIL], ['Ari', MARCH]]) {
      got.push(await quotes.quote(customer, 'a', 'b', 8, 0, true, day, true));
    }
    console.log(`8 rooms and a piano: ${got[0]}, and tomorrow: ${got[1]}`);
    return got[0] === 720 && got[1] === 820;       // 600 + 120; 720 * 1.15 = 828
  },

  async apart() {
    if (!quotes.price) {
      console.log('no price without a map and a mail');
      return false;
    }
    const refuse = () => { throw new Error('asked'); };
    Object.assign(world.maps, { km: refuse });
    Object.assign(world.mailer, { send: refuse });
    Date.now = refuse;
    const got = quotes.price(20, 8, 0, true, APRIL, 35, false, false);
    console.log(`8 rooms, with no map and no mail: ${got}`);
    return got === 600;
  },
};
process.exit((await scenarios[scenario]()) ? 0 : 1);
