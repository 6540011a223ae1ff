// A file store and a database in memory. Days pass only when a scenario says so.
import { MODULES } from './modules.mjs';

export class StoreError extends Error {}

export class Store {
  today = 0;
  #files = new Map();                              // name: { size, day stored }
  #stuck;                                          // names that cannot be deleted

  constructor({ stuck = [] } = {}) {
    this.#stuck = new Set(stuck);
  }

  put(name, { size = 10, ageDays = 365 } = {}) {
    this.#files.set(name, { size, day: this.today - ageDays });
  }

  async list() {
    return [...this.#files].map(([name, { size, day }]) => ({ name, size, ageDays: this.today - day }));
  }

  names() {
    return [...this.#files.keys()].sort();
  }

  bytes() {
    return [...this.#files.values()].reduce((sum, { size }) => sum + size, 0);
  }

  async delete(name) {
    if (this.#stuck.has(name.split('/').at(-1))) throw new StoreError(name);
    this.#files.delete(name);
  }

  async move(name, to) {
    const { size } = this.#files.get(name);
    this.#files.delete(name);
    this.#files.set(to, { size, day: this.today });
  }
}

class Db {
  #rows = new Map();                               // table: { column, values }

  constructor(modules) {
    for (const { files } of modules) {
      for (const [table, column] of Object.entries(files)) this.#rows.set(table, { column, values: [] });
    }
  }

  insert(table, value) {
    this.#rows.get(table).values.push(value);
  }

  /** Understands SELECT column FROM table, and UNION between such. */
  async query(statement) {
    const found = new Set();
    for (const [, column, table] of statement.matchAll(/SELECT (\w+)(?: AS \w+)? FROM (\w+)/g)) {
      const rows = this.#rows.get(table);
      if (rows?.column !== column) throw new Error(`no column ${column} in ${table}`);
      for (const value of rows.values) found.add(value);
    }
    return [...found].map((name) => ({ name }));
  }
}

export const makeDb = () => new Db(MODULES);
