// At most `limit` pieces of work at once, whoever asks.
function makeGate(limit) {
  let free = limit;
  const waiting = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

const UPSERT = 'INSERT INTO article (id, price) VALUES ($1, $2)'
  + ' ON CONFLICT (id) DO UPDATE SET price = excluded.price';

export function makePriceLists(db, log) {
  const gate = makeGate(4);                        // one for all lists: 6 connections are left for pages

  async function importList(rows) {
    const last = new Map(rows.map((row) => [row.id, row]));   // the later row of an article counts
    const failed = [];
    const write = async ({ id, price }) => {
      try {
        await db.query(UPSERT, [id, price]);
      } catch (error) {
        failed.push({ id, error: error.message });
      }
    };
    await Promise.all([...last.values()].map((row) => gate(() => write(row))));
    if (failed.length > 0) log('warn', 'rows of a price list refused', { failed: failed.length });
    return { status: 200, body: { written: last.size - failed.length, failed } };
  }

  return { importList };
}
