// 500 rows in one statement, one statement after another: nothing has to run at once.
const SIZE = 500;

function upsert(count) {
  const places = Array.from({ length: count }, (_, n) => `($${2 * n + 1}, $${2 * n + 2})`);
  return `INSERT INTO article (id, price) VALUES ${places.join(', ')}`
    + ' ON CONFLICT (id) DO UPDATE SET price = excluded.price';
}

export function makePriceLists(db, log) {
  let turn = Promise.resolve();                    // lists wait for each other

  async function write(rows, failed) {
    try {
      await db.query(upsert(rows.length), rows.flatMap(({ id, price }) => [id, price]));
    } catch (error) {
      if (rows.length === 1) failed.push({ id: rows[0].id, error: error.message });
      else for (const row of rows) await write([row], failed);   // find the row that was refused
    }
  }

  async function importNow(rows) {
    const last = [...new Map(rows.map((row) => [row.id, row])).values()];
    const failed = [];
    for (let n = 0; n < last.length; n += SIZE) await write(last.slice(n, n + SIZE), failed);
    return { status: 200, body: { written: last.length - failed.length, failed } };
  }

  function importList(rows) {
    const mine = turn.then(() => importNow(rows));
    turn = mine.catch((error) => log('error', 'price list failed', { error: error.message }));
    return mine;
  }

  return { importList };
}
