// Older than any draft, with the list of tables still copied into the sweep.
const USED = `
  SELECT photo AS name FROM damage_reports
  UNION SELECT plan FROM flats
  UNION SELECT scan FROM invoices
`;

export async function sweep(db, store) {
  const rows = await db.query(USED);
  const used = new Set(rows.map((row) => row.name));
  let freed = 0;
  for (const stored of await store.list()) {
    if (!used.has(stored.name) && stored.ageDays > 60) {
      await store.delete(stored.name);
      freed += stored.size;
    }
  }
  return freed;
}
