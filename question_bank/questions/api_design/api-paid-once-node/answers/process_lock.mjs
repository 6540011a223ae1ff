// One request with a key at a time, in each process.
import { LabError } from '../checks/lab.mjs';

export class Orders {
  #store;
  #lab;
  #last = new Map();              // by key: the request that came last

  constructor(store, lab) {
    this.#store = store;
    this.#lab = lab;
  }

  async post(farm, key, order) {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(() => this.#alone(farm, key, order));
    this.#last.set(key, mine.catch(() => {}));
    return mine;
  }

  async #alone(farm, key, order) {
    const known = await this.#store.get(key);
    if (known) return known;
    try {
      const number = await this.#lab.order(farm, order.field, order.test);
      await this.#store.put(key, { status: 201, number });
      return { status: 201, number };
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      return { status: 502, error: error.name };
    }
  }
}
