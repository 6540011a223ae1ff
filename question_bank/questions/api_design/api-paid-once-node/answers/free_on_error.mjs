// A claim with the order in it. Every failure frees the key.
import { isDeepStrictEqual } from 'node:util';
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
    const place = `${farm}/${key}`;
    if (!(await this.#store.add(place, { order, answer: WORKING }))) {
      const known = await this.#store.get(place);
      if (!known) return WORKING;
      if (!isDeepStrictEqual(known.order, order)) {
        return { status: 422, error: 'this key was used for another order' };
      }
      return known.answer;
    }
    let answer;
    try {
      answer = { status: 201, number: await this.#lab.order(farm, order.field, order.test) };
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      await this.#store.delete(place);
      return { status: 503, error: 'the lab did not answer, please try again' };
    }
    await this.#store.put(place, { order, answer });
    return answer;
  }
}
