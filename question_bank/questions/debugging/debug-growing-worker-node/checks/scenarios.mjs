// usage: node --expose-gc checks/scenarios.mjs FILE SCENARIO     exit 0 when the scenario's promise holds
import { isDeepStrictEqual } from 'node:util';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Carrier, Clock, Message } from './carrier.mjs';
import { live } from './live.mjs';

const MOST = 2000;
const [file, scenario] = process.argv.slice(2);
const { PriceWorker } = await import(pathToFileURL(resolve(file)));
const clock = new Clock();
const carrier = new Carrier();
const worker = new PriceWorker(carrier, clock);

const price = (postcode, grams) => worker.handle(new Message(postcode, grams));

// Sends messages with the numbers from first to last, no two about the same parcel.
async function unlike(first, last, everyMs) {
  for (let n = first; n <= last; n += 1) {
    await price(n % 400, 100 + n);
    clock.ms += everyMs;
  }
}

async function mostKept(count, everyMs) {
  let most = 0;
  for (let first = 0; first < count; first += 1000) {
    await unlike(first, first + 999, everyMs);
    const { Quote = 0, Answer = 0 } = live(worker);
    most = Math.max(most, Quote, Answer);
  }
  console.log(`messages=${count} questions=${carrier.asked} most quotes kept=${most}`);
  return most;
}

const scenarios = {
  async one_parcel() {
    return await price(7, 1200) === (await carrier.price('z7', 1200)).price;
  },

  async own_price() {
    const prices = [];
    const wanted = [];
    for (const grams of [1200, 1900, 2000]) {
      prices.push(await price(7, grams));
      wanted.push((await carrier.price('z7', grams)).price);
    }
    console.log(`prices=${prices} wanted=${wanted}`);
    return isDeepStrictEqual(prices, wanted);
  },

  async repeat() {
    for (const waitMs of [0, 60_000, 180_000, 0]) {
      await price(7, 1200);
      clock.ms += waitMs;
    }
    console.log(`messages=4 questions=${carrier.asked}`);
    return carrier.asked === 1;
  },

  async ten_minutes() {
    const before = await price(7, 1200);
    carrier.extra = 100;
    clock.ms += 601_000;
    const after = await price(7, 1200);
    console.log(`before=${before} after=${after}`);
    return after === before + 100;
  },

  async week() {
    return await mostKept(10_000, 60_000) <= MOST;
  },

  async rush() {
    return await mostKept(3000, 190) <= MOST;
  },

  async effort() {
    clock.counting = true;
    await unlike(0, 1999, 300);                    // all of them within ten minutes
    clock.looks = 0;
    await unlike(2000, 2499, 300);
    console.log(`kept quotes looked at for one message: ${Math.round(clock.looks / 500)}`);
    return clock.looks / 500 <= 50;
  },

  // Each parcel is asked about again after 30 seconds, while many others come.
  async full() {
    let again = 0;
    for (let n = 0; n < 3000; n += 1) {
      await unlike(n, n, 100);
      if (n < 300) continue;
      const before = carrier.asked;
      await unlike(n - 300, n - 300, 0);
      again += carrier.asked - before;
    }
    console.log(`asked again within 30 s: ${again} of 2700`);
    return again === 0;
  },
};
process.exit((await scenarios[scenario]()) ? 0 : 1);
