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
    const results = await Promise.allSettled(rows.map(importRow));
    const failed = [];
    results.forEach((result, n) => {
      if (result.status === 'rejected') failed.push({ id: rows[n].id, error: result.reason.message });
    });
    return { status: 200, body: { written: rows.length - failed.length, failed } };
  }

  return { importList };
}
