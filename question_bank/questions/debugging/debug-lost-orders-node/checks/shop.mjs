// A shop whose time is virtual: database, pool, payments and mail. Nothing here waits for real.
//
// Of a database it models one rule only: a statement belongs to the open transaction of the
// connection that it runs on, and is stored at once when that connection has none open.
const STATEMENT_MS = 3;

export class Declined extends Error {}
export class DatabaseError extends Error {}

export const makeOrder = (id, sku, { chargeMs = 500, declined = false, mailMs = 500 } = {}) =>
  ({ id, sku, chargeMs, declined, mailMs });

class Connection {
  #server;
  #open = null;                                    // statements of the open transaction

  constructor(number, server) {
    this.number = number;
    this.#server = server;
  }

  async begin() {
    await this.#travel('BEGIN');
    this.#open = [];
  }

  async commit() {
    if (this.#server.commitsToFail > 0) {
      this.#server.commitsToFail -= 1;
      throw new DatabaseError('COMMIT failed');
    }
    const statements = this.#open;
    this.#open = null;
    this.#server.store(statements);
    await this.#travel('COMMIT');
  }

  async rollback() {
    this.#open = null;
    await this.#travel('ROLLBACK');
  }

  async execute(sql, ...args) {
    if (sql.startsWith('INSERT') && this.#server.failing.has(args[0])) {
      await this.#travel(sql, ...args);
      throw new DatabaseError('deadlock detected');
    }
    if (this.#open === null) this.#server.store([[sql, args]]);
    else this.#open.push([sql, args]);
    await this.#travel(sql, ...args);
  }

  async #travel(sql, ...args) {
    this.#server.say(`db  conn=${this.number} ${sql}`, ...args);
    await this.#server.clock.sleep(STATEMENT_MS);
  }
}

export class Server {
  orders = new Map();
  sold = new Set();

  constructor(clock, { failing = [], commitsToFail = 0, say = () => {} } = {}) {
    this.clock = clock;
    this.failing = new Set(failing);
    this.commitsToFail = commitsToFail;
    this.say = say;
  }

  store(statements) {
    for (const [sql, [key]] of statements) {
      if (sql.startsWith('UPDATE stock')) this.sold.add(key);
      else if (sql.startsWith('INSERT INTO orders')) this.orders.set(key, null);
      else if (this.orders.has(key)) this.orders.set(key, 'sent');  // no row, no effect
    }
  }
}

// Lends the free connection with the lowest number.
export class Pool {
  #free;

  constructor(server, size = 10) {
    this.#free = Array.from({ length: size }, (_, i) => new Connection(i + 1, server));
  }

  async transaction(work) {
    const conn = this.#free.shift();
    try {
      await conn.begin();
      try {
        const result = await work(conn);
        await conn.commit();
        return result;
      } catch (error) {
        await conn.rollback();
        throw error;
      }
    } finally {
      this.#free.push(conn);
      this.#free.sort((a, b) => a.number - b.number);
    }
  }
}

export class Payments {
  constructor(clock, say = () => {}) {
    this.clock = clock;
    this.say = say;
  }

  async charge(order) {
    await this.clock.sleep(order.chargeMs);
    if (order.declined) {
      this.say(`app order=${order.id} declined`);
      throw new Declined(order.id);
    }
  }
}

export class Mail {
  sent = [];

  constructor(clock, say = () => {}) {
    this.clock = clock;
    this.say = say;
  }

  async send(order) {
    await this.clock.sleep(order.mailMs);
    this.sent.push(order.id);
    this.say(`app order=${order.id} receipt mailed`);
  }
}
