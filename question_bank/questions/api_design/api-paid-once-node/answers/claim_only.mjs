// Claims the key in one step, and keeps whatever comes back.
import { LabError } from '../checks/lab.mjs';

const WORKING = { status: 409, error: 'still at work, please ask again' };

export class Orders {
  #store;
  #lab;

  constructor(store, lab) {
    this.#store = store;
    this.#lab = lab;
  }

  async post(farm, key, order) {
    if (!(await this.#store.add(key, WORKING))) return this.#store.get(key);
    let answer;
    try {
      answer = { status: 201, number: await this.#lab.order(farm, order.field, order.test) };
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      answer = { status: 502, error: error.name };
    }
    await this.#store.put(key, answer);
    return answer;
  }
}
