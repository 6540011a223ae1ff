// A clock that stands still until a test moves it. The hour and the timers move together.
export class FakeClock {
  #now = 0;
  #timers = new Set();

  now = () => this.#now;

  setTimeout = (act, ms) => {
    const timer = { act, at: this.#now + ms };
    this.#timers.add(timer);
    return timer;
  };

  clearTimeout = (timer) => this.#timers.delete(timer);

  // Moves to a moment, and runs what is due on the way.
  at(minutes, seconds = 0) {
    const end = (minutes * 60 + seconds) * 1000;
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > end) break;
      this.#timers.delete(next);
      this.#now = next.at;
      next.act();
    }
    this.#now = end;
  }
}
