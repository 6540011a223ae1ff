// No hidden state is left, but the receipt job holds a connection that was given back.
export class Database {
  #pool;

  constructor(pool) {
    this.#pool = pool;
  }

  transaction(work) {
    return this.#pool.transaction(work);
  }
}

export async function placeOrder(db, payments, mail, order) {
  await db.transaction(async (conn) => {
    await conn.execute('UPDATE stock SET n = n - 1 WHERE sku = $1', order.sku);
    await payments.charge(order);
    await conn.execute('INSERT INTO orders (id) VALUES ($1)', order.id);
    sendReceipt(conn, mail, order);
  });
}

async function sendReceipt(conn, mail, order) {
  await mail.send(order);
  await conn.execute("UPDATE orders SET receipt = 'sent' WHERE id = $1", order.id);
}
