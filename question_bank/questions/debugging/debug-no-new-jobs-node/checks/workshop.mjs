// The table of jobs in memory, for the few statements of this question. Nothing leaves this process.
// Like the column of schema.sql, `number` is a text: texts are compared sign by sign.
import { readFileSync } from 'node:fs';

const schema = readFileSync('exhibits/schema.sql', 'utf8');
if (!/number\s+TEXT\s+NOT NULL UNIQUE/.test(schema)) throw new Error('schema.sql has changed');

export class SqliteError extends Error {
  name = 'SqliteError';
}

export const label = (year, n) => `${year}-${String(n).padStart(3, '0')}`;

const greatest = (values) =>
  values.reduce((most, value) => (most === null || value > most ? value : most), null);

const STATEMENTS = {
  'SELECT MAX(number) AS last FROM job WHERE year = ?':
    (db, year) => [{ last: greatest(db.of(year).map((job) => job.number)) }],
  'SELECT MAX(CAST(substr(number, 4) AS INTEGER)) AS last FROM job WHERE year = ?':
    (db, year) => [{ last: greatest(db.of(year).map((job) => Number(job.number.slice(3)))) }],
  'SELECT COUNT(*) + 1 AS n FROM job WHERE year = ?': (db, year) => [{ n: db.of(year).length + 1 }],
  'SELECT number FROM job WHERE year = ? ORDER BY id DESC LIMIT 1':
    (db, year) => db.of(year).slice(-1),           // rows are kept in the order of their ids
  'SELECT number FROM job WHERE year = ?': (db, year) => db.of(year),
  'INSERT INTO job (year, number, customer) VALUES (?, ?, ?)':
    (db, year, number, customer) => db.insert({ year, number, customer }),
  "UPDATE job SET number = substr(number, 1, 3) || '0' || substr(number, 4) WHERE length(number) = 6":
    (db) => {
      for (const job of db.jobs) {
        if (job.number.length === 6) job.number = `${job.number.slice(0, 3)}0${job.number.slice(3)}`;
      }
      return [];
    },
  'CREATE TABLE counter (year INTEGER PRIMARY KEY, last INTEGER NOT NULL)': (db) => {
    db.counter = new Map();
    return [];
  },
  'INSERT INTO counter (year, last) SELECT year, MAX(CAST(substr(number, 4) AS INTEGER)) FROM job GROUP BY year':
    (db) => {
      for (const { year, number } of db.jobs) {
        db.counter.set(year, Math.max(db.counter.get(year) ?? 0, Number(number.slice(3))));
      }
      return [];
    },
  'INSERT INTO counter (year, last) VALUES (?, 1) ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last':
    (db, year) => {
      db.counter.set(year, (db.counter.get(year) ?? 0) + 1);
      return [{ last: db.counter.get(year) }];
    },
};

class Database {
  jobs = [];
  counter = null;
  #unique;
  #id = 0;

  constructor(unique) {
    this.#unique = unique;
  }

  prepare(sql) {
    const statement = STATEMENTS[sql];
    if (!statement) throw new SqliteError(`not a statement of this model: ${sql}`);
    return {
      get: (...values) => statement(this, ...values)[0],
      all: (...values) => statement(this, ...values),
      run: (...values) => void statement(this, ...values),
    };
  }

  /** Runs `work` and puts the tables back when it throws. */
  transaction(work) {
    return () => {
      const before = { jobs: structuredClone(this.jobs), counter: structuredClone(this.counter) };
      try {
        return work();
      } catch (error) {
        Object.assign(this, before);
        throw error;
      }
    };
  }

  of(year) {
    return this.jobs.filter((job) => job.year === year);
  }

  numbered(number) {
    return this.jobs.filter((job) => job.number === number);
  }

  insert(job) {
    if (this.#unique && this.numbered(job.number).length > 0) {
      throw new SqliteError('UNIQUE constraint failed: job.number');
    }
    this.#id += 1;
    this.jobs.push({ id: this.#id, ...job });
    return [];
  }

  delete(number) {
    if (this.numbered(number).length !== 1) throw new Error(number);
    this.jobs = this.jobs.filter((job) => job.number !== number);
  }
}

/** A database with the jobs 1 to `upTo` of a year, without the ones that were called off. */
export function workshop(year, upTo, { calledOff = [], unique = true } = {}) {
  const db = new Database(unique);
  for (let n = 1; n <= upTo; n += 1) {
    if (!calledOff.includes(n)) db.insert({ year, number: label(year, n), customer: 'Customer' });
  }
  return db;
}
