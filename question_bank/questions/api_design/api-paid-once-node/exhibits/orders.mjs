import { LabError } from './lab.mjs';

/** POST /orders: orders a soil test at the lab. The farm pays 48 euros for it. */
export class Orders {
  #store;
  #lab;

  constructor(store, lab) {
    this.#store = store;
    this.#lab = lab;
  }

  /** Answers a repeat with what is stored under its key. */
  async post(farm, key, order) {
    const known = await this.#store.get(key);
    if (known) return known;
    let answer;
    try {
      const number = await this.#lab.order(farm, order.field, order.test);
      answer = { status: 201, number };
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      answer = { status: 502, error: error.name };
    }
    await this.#store.put(key, answer);
    return answer;
  }
}
