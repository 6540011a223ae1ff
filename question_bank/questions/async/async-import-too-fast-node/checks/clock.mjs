// A clock that only moves when told to, in whole milliseconds.
export class Clock {
  #now = 0;
  #due = new Map();                                // millisecond: [timer]
  now = () => this.#now;

  setTimeout = (fn, ms) => {
    const at = this.#now + Math.max(1, Math.round(ms));
    const timer = { fn, on: true };
    if (!this.#due.has(at)) this.#due.set(at, []);
    this.#due.get(at).push(timer);
    return timer;
  };
  clearTimeout = (timer) => { timer.on = false; };

  // Let every ready continuation run: an immediate comes after all of them.
  settle = () => new Promise(setImmediate);

  async runTo(ms) {
    await this.settle();
    while (this.#now < ms) {
      this.#now += 1;
      const timers = this.#due.get(this.#now) ?? [];
      this.#due.delete(this.#now);
      for (const timer of timers) if (timer.on) timer.fn();
      if (timers.length > 0) await this.settle();
    }
  }
}
