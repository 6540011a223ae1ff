// A store that all processes share, and a lab. No real time passes.
import { isDeepStrictEqual } from 'node:util';
import { LabBusy, LabTimeout } from './lab.mjs';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const NEVER = new Promise(() => {});

// Others can run while a call is on its way; what it does is done in one step.
export class Store {
  #values = new Map();

  async get(key) {
    await turn();
    return structuredClone(this.#values.get(key));
  }

  async put(key, value) {
    await turn();
    this.#values.set(key, structuredClone(value));
  }

  async delete(key) {
    await turn();
    this.#values.delete(key);
  }

  // Stores the value if nothing is there. Says whether it did.
  async add(key, value) {
    await turn();
    if (this.#values.has(key)) return false;
    this.#values.set(key, structuredClone(value));
    return true;
  }

  // Stores the new value if the old one is still there. Says whether it did.
  async replace(key, old, value) {
    await turn();
    if (!isDeepStrictEqual(this.#values.get(key), old)) return false;
    this.#values.set(key, structuredClone(value));
    return true;
  }
}

// Something to wait for: open or closed.
class Gate {
  #waiting = Promise.resolve();
  #open = () => {};

  close() {
    this.#waiting = new Promise((resolve) => { this.#open = resolve; });
  }

  open() {
    this.#open();
  }

  passed() {
    return this.#waiting;
  }
}

// Takes orders. `made` holds [farm, field, test], and the place in it gives the number.
export class Lab {
  made = [];
  busy = 0;               // so many orders are not taken
  silent = [];            // what became of orders that get no answer: 'made', 'nothing', 'late'
  orders = new Gate();    // closed: orders wait here, and then are made
  answers = new Gate();   // closed: what is made is not answered yet
  dies = null;            // 'before' or 'after': the caller hears nothing more
  #byReference = new Map();
  #late = [];             // on its way, after the caller was told nothing
  #say;

  constructor(say = () => {}) {
    this.#say = say;
  }

  async order(farm, field, test, reference) {
    this.#say(`order for ${farm}, ${field} ${test}`);
    await turn();
    await this.orders.passed();
    if (this.busy > 0) {
      this.busy -= 1;
      this.#say('is busy and takes nothing');
      throw new LabBusy();
    }
    if (this.dies === 'before') await NEVER;
    const silent = this.silent.shift();
    if (silent === 'nothing') throw new LabTimeout();
    if (silent === 'late') {
      this.#late.push([farm, field, test, reference]);
      throw new LabTimeout();
    }
    const number = this.#make(farm, field, test, reference);
    if (this.dies === 'after') await NEVER;
    await this.answers.passed();
    if (silent) throw new LabTimeout();
    return number;
  }

  #make(farm, field, test, reference) {
    this.made.push([farm, field, test]);
    const number = 500 + this.made.length;
    if (!this.#byReference.has(reference)) this.#byReference.set(reference, number);
    this.#say(`${number} is made`);
    return number;
  }

  makeLate() {
    for (const order of this.#late.splice(0)) this.#make(...order);
  }

  async find(reference) {
    await turn();
    return this.#byReference.get(reference);
  }
}

// One store, one lab, a clock, and as many processes as a story needs.
export class World {
  store = new Store();
  lab = new Lab();
  now = 0;

  constructor(Orders) {
    this.Orders = Orders;
  }

  process() {
    const more = { clock: () => this.now, pause: turn };
    return new this.Orders(this.store, this.lab, more);
  }
}

// Lets everybody run until they wait for something.
export async function settle() {
  for (let round = 0; round < 20; round += 1) await turn();
}
