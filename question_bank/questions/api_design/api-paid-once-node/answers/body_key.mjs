// The same order of the same farm is the same request.
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
    const place = `${farm}/${order.field}/${order.test}`;
    if (!(await this.#store.add(place, null))) return (await this.#store.get(place)) ?? WORKING;
    let answer;
    try {
      answer = { status: 201, number: await this.#lab.order(farm, order.field, order.test) };
    } catch (error) {
      if (error instanceof LabBusy) {
        await this.#store.delete(place);
        return { status: 503, error: 'the lab is busy, please try again' };
      }
      if (!(error instanceof LabError)) throw error;
      answer = { status: 502, error: error.name };
    }
    await this.#store.put(place, answer);
    return answer;
  }
}
