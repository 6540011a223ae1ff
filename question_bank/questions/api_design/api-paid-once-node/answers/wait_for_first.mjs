// As claim_and_find, and a repeat waits some seconds for the answer of the first.
import { setTimeout as sleep } from 'node:timers/promises';
import { Orders as First, WORKING } from '../answers/claim_and_find.mjs';

export class Orders extends First {
  #pause;

  constructor(store, lab, { pause = (seconds) => sleep(seconds * 1000), ...more } = {}) {
    super(store, lab, more);
    this.#pause = pause;
  }

  async post(farm, key, order) {
    let answer = await super.post(farm, key, order);
    for (let tries = 0; tries < 4 && answer === WORKING; tries += 1) {
      await this.#pause(1);
      answer = await super.post(farm, key, order);
    }
    return answer;
  }
}
