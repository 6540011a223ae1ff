// Nothing is current: a block lends a transaction, which refuses to work after its end.
class Transaction {
  #conn;

  constructor(conn) {
    this.#conn = conn;
  }

  async execute(sql, ...args) {
    if (this.#conn === null) throw new Error('this transaction is over; open a new one');
    await this.#conn.execute(sql, ...args);
  }

  end() {
    this.#conn = null;
  }
}

export class Database {
  #pool;
  jobs = new Set();                                // keeps each job until it is done

  constructor(pool) {
    this.#pool = pool;
  }

  transaction(work) {
    return this.#pool.transaction(async (conn) => {
      const lent = new Transaction(conn);
      try {
        return await work(lent);
      } finally {
        lent.end();
      }
    });
  }
}

export async function placeOrder(db, payments, mail, order) {
  await db.transaction(async (tx) => {
    await tx.execute('UPDATE stock SET n = n - 1 WHERE sku = $1', order.sku);
    await payments.charge(order);
    await tx.execute('INSERT INTO orders (id) VALUES ($1)', order.id);
  });
  const job = sendReceipt(db, mail, order)
    .catch((error) => console.error('receipt failed', order.id, error))
    .finally(() => db.jobs.delete(job));
  db.jobs.add(job);
}

async function sendReceipt(db, mail, order) {
  await mail.send(order);
  await db.transaction((tx) =>
    tx.execute("UPDATE orders SET receipt = 'sent' WHERE id = $1", order.id));
}
