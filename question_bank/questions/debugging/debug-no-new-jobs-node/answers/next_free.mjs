/** The number for the next job of a year, like 26-014. */
export function nextNumber(db, year) {
  const { last } = db
    .prepare('SELECT MAX(number) AS last FROM job WHERE year = ?')
    .get(year);
  const n = last ? Number(last.slice(3)) + 1 : 1;
  return `${year}-${String(n).padStart(3, '0')}`;
}

/** Stores a job and returns its number. A job that comes back has its old number. */
export function addJob(db, year, customer, oldNumber) {
  let number = oldNumber ?? nextNumber(db, year);
  for (;;) {
    try {
      db.prepare('INSERT INTO job (year, number, customer) VALUES (?, ?, ?)')
        .run(year, number, customer);
      return number;
    } catch (error) {
      if (oldNumber || error.name !== 'SqliteError') throw error;
      number = `${year}-${String(Number(number.slice(3)) + 1).padStart(3, '0')}`;
    }
  }
}
