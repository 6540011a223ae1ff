// Twelve shops, an archive and a mail server. Time is the time of the virtual clock.
import { now, sleep } from './clock.mjs';

const MILLISECONDS = {                             // how long a shop takes
  Ashford: { sales: 3900, stock: 1400 }, Bexley: { sales: 3200, stock: 2000 },
  Corby: { sales: 4400, stock: 1100 }, Dover: { sales: 2700, stock: 1800 },
  Epsom: { sales: 3500, stock: 2300 }, Frome: { sales: 4100, stock: 1200 },
  Goole: { sales: 3000, stock: 1600 }, Hythe: { sales: 2900, stock: 2400 },
  Ilford: { sales: 3700, stock: 1300 }, Jarrow: { sales: 4600, stock: 1000 },
  Kendal: { sales: 3300, stock: 1900 }, Luton: { sales: 2600, stock: 1500 },
};
const FIRST = { sales: 100, stock: 20 };
export const SHOPS = Object.keys(MILLISECONDS);
export const RIGHT = SHOPS.map((shop, n) => `${shop}: ${100 + n} sold, ${20 + n} left`);

// Each shop answers for itself. `refuses` cannot be reached, `silent` never answers.
export class Api {
  asked = [];
  #refuses;
  #silent;
  #heard;

  constructor({ refuses, silent, heard = () => {} } = {}) {
    this.#refuses = refuses;
    this.#silent = silent;
    this.#heard = heard;
  }

  async #ask(what, shop) {
    this.asked.push(`${what} ${shop}`);
    const began = now();
    if (shop === this.#silent) await new Promise(() => {});
    await sleep(MILLISECONDS[shop][what]);
    if (shop === this.#refuses) throw Object.assign(new Error(shop), { code: 'ECONNREFUSED' });
    this.#heard(`${what} ${shop} ${((now() - began) / 1000).toFixed(1)} s`);
    return FIRST[what] + SHOPS.indexOf(shop);
  }

  sales(shop) {
    return this.#ask('sales', shop);
  }

  stock(shop) {
    return this.#ask('stock', shop);
  }
}

// Like a query builder: the object can be awaited, and its `then` sends the request, once.
class Request {
  #send;
  #sent = null;

  constructor(send) {
    this.#send = send;
  }

  then(resolve, reject) {
    this.#sent ??= this.#send();
    return this.#sent.then(resolve, reject);
  }

  catch(reject) {
    return this.then(undefined, reject);
  }
}

export class Archive {
  made = 0;
  sent = 0;
  kept = [];

  save(text) {
    this.made += 1;
    return new Request(async () => {
      this.sent += 1;
      await sleep(1500);
      this.kept.push(text);
    });
  }
}

// Keeps each mail with the time of its arrival and what the archive held at that moment.
export class Mail {
  arrived = [];
  #archive;

  constructor(archive) {
    this.#archive = archive;
  }

  async send(text) {
    await sleep(400);
    this.arrived.push({ at: now(), text, kept: [...this.#archive.kept] });
  }
}
