export const TEN_MINUTES = 10 * 60 * 1000;

// What the time comes from: one object, so that the hour and the timers cannot disagree.
const SYSTEM = {
  now: () => Date.now(),
  setTimeout: (act, ms) => setTimeout(act, ms),
  clearTimeout: (timer) => clearTimeout(timer),
};

export class Reservations {
  #held = new Map();                             // bike -> { rider, until, reminder, opening }
  #riding = new Set();

  constructor(lock, send, holdMs = TEN_MINUTES, clock = SYSTEM) {
    Object.assign(this, { lock, send, holdMs, clock });
  }

  isFree(bike) {
    const hold = this.#held.get(bike);
    const held = hold !== undefined && (hold.opening || this.clock.now() < hold.until);
    return !held && !this.#riding.has(bike);
  }

  reserve(bike, rider) {
    if (!this.isFree(bike)) throw new Error('taken');
    const remind = () => this.send(rider, 'your time is nearly over');
    const reminder = this.clock.setTimeout(remind, this.holdMs * 0.8);
    this.#held.set(bike, { rider, until: this.clock.now() + this.holdMs, reminder });
  }

  async start(bike, rider) {
    const hold = this.#held.get(bike);
    const mine = hold?.rider === rider && this.clock.now() < hold.until;
    if (!mine) throw new Error('not reserved');
    hold.opening = true;                         // nobody else may have it while the lock opens
    try {
      await this.lock.open(bike);
    } finally {
      hold.opening = false;
    }
    this.clock.clearTimeout(hold.reminder);
    this.#held.delete(bike);
    this.#riding.add(bike);
  }
}
