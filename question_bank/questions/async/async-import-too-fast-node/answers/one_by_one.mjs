export function makePriceLists(db, log) {
  async function importRow({ id, price }) {
    const known = await db.query('SELECT price FROM article WHERE id = $1', [id]);
    if (known.length === 0) {
      await db.query('INSERT INTO article (id, price) VALUES ($1, $2)', [id, price]);
    } else {
      await db.query('UPDATE article SET price = $2 WHERE id = $1', [id, price]);
    }
  }

  async function importList(rows) {
    try {
      for (const row of rows) await importRow(row);
      return { status: 200, body: { written: rows.length } };
    } catch (error) {
      log('error', 'price list failed', { error: error.message });
      return { status: 500, body: { written: 0, error: error.message } };
    }
  }

  return { importList };
}
