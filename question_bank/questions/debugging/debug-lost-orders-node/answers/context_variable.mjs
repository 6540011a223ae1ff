// Each order sees its own connection. The receipt job sees it too, and uses it too late.
import { AsyncLocalStorage } from 'node:async_hooks';

export class Database {
  #pool;
  #current = new AsyncLocalStorage();

  constructor(pool) {
    this.#pool = pool;
  }

  transaction(work) {
    return this.#pool.transaction((conn) => this.#current.run(conn, work));
  }

  async execute(sql, ...args) {
    await this.#current.getStore().execute(sql, ...args);
  }
}

export async function placeOrder(db, payments, mail, order) {
  await db.transaction(async () => {
    await db.execute('UPDATE stock SET n = n - 1 WHERE sku = $1', order.sku);
    await payments.charge(order);
    await db.execute('INSERT INTO orders (id) VALUES ($1)', order.id);
    sendReceipt(db, mail, order);
  });
}

async function sendReceipt(db, mail, order) {
  await mail.send(order);
  await db.execute("UPDATE orders SET receipt = 'sent' WHERE id = $1", order.id);
}
