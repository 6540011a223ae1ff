// One process of the shop: a pool of connections, a database server, and pages that need both.
const QUERY_MS = 10;
const AT_ONCE = 10;                                // more queries at once make the server no faster
const SLOW_MS = 2000;                              // an article whose row is locked by a long report

class Server {
  #busy = 0;
  #queue = [];
  constructor(clock) { this.clock = clock; }

  run(ms) {
    return new Promise((done) => {
      this.#queue.push([ms, done]);
      this.#start();
    });
  }

  wait(ms) {                                       // for a lock: costs the server nothing
    return new Promise((done) => this.clock.setTimeout(done, ms));
  }

  #start() {
    while (this.#busy < AT_ONCE && this.#queue.length > 0) {
      const [ms, done] = this.#queue.shift();
      this.#busy += 1;
      this.clock.setTimeout(() => { this.#busy -= 1; done(); this.#start(); }, ms);
    }
  }
}

export class Database {
  constructor(clock, { max = 10, waitMs = 5000 } = {}) {
    this.clock = clock;
    this.server = new Server(clock);
    this.prices = new Map();
    this.changed = 0;                              // rows written so far
    this.open = 0;                                 // queries asked for and not answered
    this.max = max;
    this.waitMs = waitMs;
    this.inUse = 0;
    this.waiting = [];
  }

  #acquire() {
    if (this.inUse < this.max) {
      this.inUse += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const waiter = { resolve, on: true };
      waiter.timer = this.clock.setTimeout(() => {
        waiter.on = false;
        reject(new Error('no connection after 5 s'));
      }, this.waitMs);
      this.waiting.push(waiter);
    });
  }

  #release() {
    while (this.waiting.length > 0) {
      const next = this.waiting.shift();
      if (!next.on) continue;
      this.clock.clearTimeout(next.timer);
      next.resolve();
      return;
    }
    this.inUse -= 1;
  }

  get queue() { return this.waiting.filter((waiter) => waiter.on).length; }

  async query(sql, values) {
    this.open += 1;
    try {
      await this.#acquire();
      try {
        return await this.#execute(sql, values);
      } finally {
        this.#release();
      }
    } finally {
      this.open -= 1;
    }
  }

  async #execute(sql, values) {
    if (sql.startsWith('SELECT')) {
      await this.server.run(QUERY_MS);
      return this.prices.has(values[0]) ? [{ price: this.prices.get(values[0]) }] : [];
    }
    const rows = [];
    for (let i = 0; i < values.length; i += 2) rows.push([values[i], values[i + 1]]);
    if (rows.some(([id]) => id.startsWith('slow'))) await this.server.wait(SLOW_MS);
    await this.server.run(QUERY_MS + rows.length / 10);
    for (const [id, price] of rows) {
      if (price === null) throw new Error(`price is missing for ${id}`);
      if (sql.startsWith('INSERT') && !sql.includes('ON CONFLICT') && this.prices.has(id)) {
        throw new Error(`duplicate key ${id}`);
      }
    }
    if (new Set(rows.map(([id]) => id)).size < rows.length) {
      throw new Error('one statement cannot write an article twice');
    }
    for (const [id, price] of rows) this.prices.set(id, price);
    this.changed += rows.length;
    return [];
  }
}

// A page of the shop asks one query. `seen` gets what it took.
export async function page(db, seen) {
  const start = db.clock.now();
  try {
    await db.query('SELECT price FROM article WHERE id = $1', ['a1']);
    seen({ status: 200, ms: db.clock.now() - start });
  } catch (error) {
    seen({ status: 500, ms: db.clock.now() - start, error: error.message });
  }
}

// Articles a1, a2 ... are in the shop already.
export function fill(db, count) {
  for (let n = 1; n <= count; n++) db.prices.set(`a${n}`, 100);
}

export const list = (count, name = 'a') =>
  Array.from({ length: count }, (_, n) => ({ id: `${name}${n + 1}`, price: 200 + n }));
