// Notes the key before the lab is called, after a look whether it is there.
import { LabBusy, LabError } from '../checks/lab.mjs';

const WORKING = { status: 409, error: 'still at work, please ask again' };

export class Orders {
  #store;
  #lab;

  constructor(store, lab) {
    this.#store = store;
    this.#lab = lab;
  }

  async post(farm, key, order) {
    const known = await this.#store.get(key);
    if (known) return known;
    await this.#store.put(key, WORKING);
    let answer;
    try {
      answer = { status: 201, number: await this.#lab.order(farm, order.field, order.test) };
    } catch (error) {
      if (error instanceof LabBusy) {
        await this.#store.delete(key);
        return { status: 503, error: 'the lab is busy, please try again' };
      }
      if (!(error instanceof LabError)) throw error;
      answer = { status: 502, error: error.name };
    }
    await this.#store.put(key, answer);
    return answer;
  }
}
