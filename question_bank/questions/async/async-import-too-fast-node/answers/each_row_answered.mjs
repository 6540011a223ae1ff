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
    const left = rows.values();                    // shared: each worker takes the next row
    const failed = [];
    const work = async () => {
      for (const row of left) {
        try {
          await importRow(row);
        } catch (error) {
          failed.push({ id: row.id, error: error.message });
        }
      }
    };
    await Promise.all(Array.from({ length: 5 }, work));
    return { status: 200, body: { written: rows.length - failed.length, failed } };
  }

  return { importList };
}
