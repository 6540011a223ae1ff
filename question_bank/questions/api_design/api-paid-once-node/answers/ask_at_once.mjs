// After a time-out the key stays, and the next try asks the lab at once.
import { isDeepStrictEqual } from 'node:util';
import { LabBusy, LabTimeout } from '../checks/lab.mjs';

const WORKING = { status: 409, error: 'still at work, please ask again with this key' };

export class Orders {
  #store;
  #lab;

  constructor(store, lab) {
    this.#store = store;
    this.#lab = lab;
  }

  async post(farm, key, order) {
    const place = `${farm}/${key}`;
    const claim = { order, answer: null, unknown: false };
    let number;
    if (!(await this.#store.add(place, claim))) {
      const known = await this.#store.get(place);
      if (!known) return WORKING;
      if (!isDeepStrictEqual(known.order, order)) {
        return { status: 422, error: 'this key was used for another order' };
      }
      if (known.answer) return known.answer;
      if (!known.unknown) return WORKING;
      if (!(await this.#store.replace(place, known, claim))) return WORKING;
      number = await this.#lab.find(place);
    }
    try {
      number ??= await this.#lab.order(farm, order.field, order.test, place);
    } catch (error) {
      if (error instanceof LabBusy) {
        await this.#store.delete(place);
        return { status: 503, error: 'the lab is busy, please try again' };
      }
      if (error instanceof LabTimeout) {
        await this.#store.put(place, { ...claim, unknown: true });
        return WORKING;
      }
      throw error;
    }
    const answer = { status: 201, number };
    await this.#store.put(place, { ...claim, answer });
    return answer;
  }
}
