// A clock that jumps to the next thing that is due: nothing here waits for real.
import { setImmediate as everyoneHasRun } from 'node:timers/promises';

export class Clock {
  #now = 0;
  #due = [];

  now = () => this.#now;

  sleep = (ms) =>
    new Promise((resolve) => { this.#due.push({ at: this.#now + ms, resolve }); });

  // The result of the work, with the clock moved on until it is there.
  async run(work) {
    let over = false;
    const end = () => { over = true; };
    work.then(end, end);
    for (;;) {
      await everyoneHasRun();
      if (over) return work;
      const next = this.#due.sort((a, b) => a.at - b.at).shift();
      if (!next) throw new Error('nothing is due that could end this work');
      this.#now = next.at;
      next.resolve();
    }
  }
}
