// One process with one event loop, on a clock of its own: nothing here waits for real.
//
// It goes round as Node.js does: the timers that are due, then what has come in from outside,
// then what setImmediate was asked for. Only work and waiting move the clock. Import this
// before the code that runs on it, so that its setImmediate is the one of this loop.
import { syncBuiltinESMExports } from 'node:module';
import promises from 'node:timers/promises';

const everyoneReadyHasRun = promises.setImmediate;
const MOST_WORK_US = 100_000_000;

export class Machine {
  #nowUs = 0;
  #timers = [];
  #incoming = [];
  #immediates = [];
  #elsewhere = null;                               // work of another thread, in microseconds
  spells = [];                                     // [from, to] of each piece of work

  constructor() {
    const turn = (act, ...args) => { this.#immediates.push(() => act(...args)); };
    globalThis.setImmediate = turn;
    promises.setImmediate = () => new Promise((resolve) => { turn(resolve); });
    syncBuiltinESMExports();
  }

  nowMs = () => this.#nowUs / 1000;

  // The processor computes. Nothing else of this process happens meanwhile.
  work(us) {
    if (this.#elsewhere !== null) {
      this.#elsewhere += us;
      if (this.#elsewhere > MOST_WORK_US) throw new Error('still at work');
      return;
    }
    const last = this.spells.at(-1);
    if (last?.[1] === this.#nowUs) last[1] += us;
    else this.spells.push([this.#nowUs, this.#nowUs + us]);
    this.#nowUs += us;
    if (last && last[1] - last[0] > MOST_WORK_US) {
      console.log('frozen for more than 100 s');
      process.exit(1);
    }
  }

  timer(ms, act) {
    return this.#plan(this.#timers, ms, act);
  }

  // Something that comes from outside: a request, or the answer of a database.
  arrival(ms, act) {
    return this.#plan(this.#incoming, ms, act);
  }

  #plan(list, ms, act) {
    const one = { atUs: this.#nowUs + Math.round(ms * 1000), act, list };
    list.push(one);
    list.sort((a, b) => a.atUs - b.atUs);
    return one;
  }

  cancel(one) {
    const place = one.list.indexOf(one);
    if (place >= 0) one.list.splice(place, 1);
  }

  // A pool of threads with one thread. Its work takes as long as here, and holds up nobody here.
  workers = {
    run: (calculate, ...args) => new Promise((resolve) => {
      this.#elsewhere = 0;
      try {
        const result = calculate(...args);
        this.arrival(this.#elsewhere / 1000, () => resolve(result));
      } catch {
        return;                                    // nobody waits long enough to see its end
      } finally {
        this.#elsewhere = null;
      }
    }),
  };

  async runUntil(over) {
    await everyoneReadyHasRun();
    while (!over()) {
      const next = Math.min(...[this.#timers, this.#incoming].map(([one]) => one?.atUs ?? Infinity));
      if (this.#immediates.length === 0) {
        if (next === Infinity) return;             // nothing will ever happen again
        this.#nowUs = Math.max(this.#nowUs, next);
      }
      await this.#runDue(this.#timers);
      await this.#runDue(this.#incoming);
      for (const act of this.#immediates.splice(0)) {
        act();
        await everyoneReadyHasRun();
      }
    }
  }

  async #runDue(list) {
    const due = list.filter(({ atUs }) => atUs <= this.#nowUs);
    for (const one of due) {
      if (!list.includes(one)) continue;           // cancelled by one before it
      this.cancel(one);
      one.act();
      await everyoneReadyHasRun();
    }
  }
}
