// As free_on_error, and a claim ends after 60 seconds. Then the order is sent anew.
import { isDeepStrictEqual } from 'node:util';
import { LabError } from '../checks/lab.mjs';

const WORKING = { status: 409, error: 'still at work, please ask again' };

export class Orders {
  #store;
  #lab;
  #clock;

  constructor(store, lab, { clock = () => Date.now() / 1000 } = {}) {
    this.#store = store;
    this.#lab = lab;
    this.#clock = clock;
  }

  async post(farm, key, order) {
    const place = `${farm}/${key}`;
    const claim = { order, answer: null, until: this.#clock() + 60 };
    if (!(await this.#store.add(place, claim))) {
      const known = await this.#store.get(place);
      if (!known) return WORKING;
      if (!isDeepStrictEqual(known.order, order)) {
        return { status: 422, error: 'this key was used for another order' };
      }
      if (known.answer) return known.answer;
      if (this.#clock() < known.until) return WORKING;
      if (!(await this.#store.replace(place, known, claim))) return WORKING;
    }
    let answer;
    try {
      answer = { status: 201, number: await this.#lab.order(farm, order.field, order.test) };
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      await this.#store.delete(place);
      return { status: 503, error: 'the lab did not answer, please try again' };
    }
    await this.#store.put(place, { ...claim, answer });
    return answer;
  }
}
