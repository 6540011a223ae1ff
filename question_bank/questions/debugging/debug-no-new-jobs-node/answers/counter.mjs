/** Keeps the last number of each year in a row of its own, from the jobs of today. */
export function prepare(db) {
  db.prepare('CREATE TABLE counter (year INTEGER PRIMARY KEY, last INTEGER NOT NULL)').run();
  db.prepare(
    'INSERT INTO counter (year, last)'
    + ' SELECT year, MAX(CAST(substr(number, 4) AS INTEGER)) FROM job GROUP BY year',
  ).run();
}

/** Takes the number for the next job of a year, like 26-014. */
export function nextNumber(db, year) {
  const { last } = db
    .prepare(
      'INSERT INTO counter (year, last) VALUES (?, 1)'
      + ' ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last',
    )
    .get(year);
  return `${year}-${String(last).padStart(3, '0')}`;
}

/** Stores a job and returns its number. A job that comes back has its old number. */
export function addJob(db, year, customer, oldNumber) {
  return db.transaction(() => {                    // number and job together, or neither
    const number = oldNumber ?? nextNumber(db, year);
    db.prepare('INSERT INTO job (year, number, customer) VALUES (?, ?, ?)')
      .run(year, number, customer);
    return number;
  })();
}
