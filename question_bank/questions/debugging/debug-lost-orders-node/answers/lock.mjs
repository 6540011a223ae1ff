// One transaction at a time: nothing is mixed up, and everyone waits for the slowest charge.
export class Database {
  #pool;
  #conn = null;
  #last = Promise.resolve();

  constructor(pool) {
    this.#pool = pool;
  }

  transaction(work) {
    const result = this.#last.then(() =>
      this.#pool.transaction(async (conn) => {
        this.#conn = conn;
        return work();
      }));
    this.#last = result.catch(() => {});
    return result;
  }

  async execute(sql, ...args) {
    await this.#conn.execute(sql, ...args);
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
