// What the shop is surrounded by: products, a database and requests, all on the machine's clock.
const TEXT_US = 100;                               // JSON of one product: 0.1 ms
const HANDLER_US = 400;
const QUERY_MS = 3;
const INSERT_MS = 15;

class Product {
  #machine;

  constructor(machine, id, name) {
    this.#machine = machine;
    this.id = id;
    this.name = name;
  }

  toJSON() {
    this.#machine.work(TEXT_US);
    return { id: this.id, name: this.name };
  }
}

// A list of products. The last "repeated" ones stand in it a second time.
export function makeProducts(machine, count, repeated = 0) {
  const one = (number) => new Product(machine, `P${number}`, `product ${number}`);
  return Array.from({ length: count }, (_, i) => one(i < count - repeated ? i : i - count + repeated));
}

export class Db {
  saved = [];
  #machine;
  #limitMs;

  constructor(machine, limitMs = 5000) {
    this.#machine = machine;
    this.#limitMs = limitMs;
  }

  query(_, [id]) {
    return this.#answer(QUERY_MS, () => ({ id }));
  }

  insert(_, products) {
    return this.#answer(INSERT_MS, () => { this.saved.push(...products.map(({ id }) => id)); });
  }

  #answer(ms, result) {
    return new Promise((resolve, reject) => {
      const answer = this.#machine.arrival(ms, () => {
        this.#machine.cancel(limit);
        resolve(result());
      });
      const limit = this.#machine.timer(this.#limitMs, () => {
        this.#machine.cancel(answer);
        reject(new Error(`db: timeout ${this.#limitMs / 1000} s`));
      });
    });
  }
}

// Handles a request as the web server does: from the moment that its turn comes.
export async function handle(machine, handler) {
  const startMs = machine.nowMs();
  machine.work(HANDLER_US);
  const answer = await handler().catch((error) => ({ status: 500, error: error.message }));
  return { ...answer, ms: Math.round(machine.nowMs() - startMs) };
}
