export const TEN_MINUTES = 10 * 60 * 1000;

export class Reservations {
  #held = new Map();                             // bike -> { rider, until, reminder }
  #riding = new Set();

  constructor(lock, send, holdMs = TEN_MINUTES) {
    Object.assign(this, { lock, send, holdMs });
  }

  isFree(bike) {
    const hold = this.#held.get(bike);
    const held = hold !== undefined && Date.now() < hold.until;
    return !held && !this.#riding.has(bike);
  }

  reserve(bike, rider) {
    if (!this.isFree(bike)) throw new Error('taken');
    const remind = () => this.send(rider, 'your time is nearly over');
    const reminder = setTimeout(remind, this.holdMs * 0.8);
    this.#held.set(bike, { rider, until: Date.now() + this.holdMs, reminder });
  }

  async start(bike, rider) {
    const hold = this.#held.get(bike);
    const mine = hold?.rider === rider && Date.now() < hold.until;
    if (!mine) throw new Error('not reserved');
    clearTimeout(hold.reminder);
    this.#held.delete(bike);
    this.#riding.add(bike);
    await this.lock.open(bike);
  }
}
