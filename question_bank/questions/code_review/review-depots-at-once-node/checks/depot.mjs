// Depots whose time passes on the clock of virtual_time.mjs only. Nothing leaves this process.
import { sleep } from './virtual_time.mjs';

export class DepotError extends Error {}           // the depot does not take the call

export const isOutage = (error) => error instanceof DepotError || error.name === 'TimeoutError';

export class Depot {
  static open = 0;                                 // calls of all depots that are not over

  constructor(name, seconds, stock, state = 'up') {
    Object.assign(this, { name, seconds, stock, state });
  }

  async free(tool, { signal } = {}) {
    Depot.open += 1;
    try {
      if (this.state === 'silent') await sleep(Infinity, signal);
      if (this.state === 'mistake') return this.stock[tool].count.free; // ours: a TypeError
      if (this.state === 'down') {
        await sleep(0.1, signal);
        throw new DepotError(this.name);
      }
      await sleep(this.seconds, signal);
      return this.stock[tool] ?? 0;
    } finally {
      Depot.open -= 1;
    }
  }
}

const SECONDS = {
  north: 0.2, east: 0.3, south: 0.4, west: 0.5,
  harbour: 0.5, airport: 0.6, market: 0.7, mill: 0.8,
};
export const STOCK = {
  north: { saw: 2 }, east: { saw: 1 }, mill: { saw: 3 }, market: { drill: 2, grinder: 1 },
};
export const TOOLS = ['drill', 'saw', 'grinder', 'pump']; // pumps are free nowhere

// The eight depots; { market: 'down' } and the like sets a state.
export const depots = (states = {}) => Object.entries(SECONDS).map(([name, seconds]) =>
  new Depot(name, seconds, STOCK[name] ?? {}, states[name]));
