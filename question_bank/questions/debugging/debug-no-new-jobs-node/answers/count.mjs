/** The number for the next job of a year, like 26-014. */
export function nextNumber(db, year) {
  const { n } = db
    .prepare('SELECT COUNT(*) + 1 AS n FROM job WHERE year = ?')
    .get(year);
  return `${year}-${String(n).padStart(3, '0')}`;
}

/** Stores a job and returns its number. A job that comes back has its old number. */
export function addJob(db, year, customer, oldNumber) {
  const number = oldNumber ?? nextNumber(db, year);
  db.prepare('INSERT INTO job (year, number, customer) VALUES (?, ?, ?)')
    .run(year, number, customer);
  return number;
}
