// The receipt job is kept, and an error in it is heard. It was never lost: the log shows it run.
const jobs = new Set();

export class Database {
  #pool;
  #conn = null;

  constructor(pool) {
    this.#pool = pool;
  }

  transaction(work) {
    return this.#pool.transaction(async (conn) => {
      this.#conn = conn;
      return work();
    });
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
    const job = sendReceipt(db, mail, order)
      .catch((error) => console.error('receipt failed', order.id, error))
      .finally(() => jobs.delete(job));
    jobs.add(job);
  });
}

async function sendReceipt(db, mail, order) {
  await mail.send(order);
  await db.execute("UPDATE orders SET receipt = 'sent' WHERE id = $1", order.id);
}
