// usage: node checks/scenarios.mjs FILE SCENARIO [no_unique]     exit 0 when the scenario's promise holds
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { SqliteError, label, workshop } from './workshop.mjs';

const [file, scenario, ...args] = process.argv.slice(2);
const module = await import(pathToFileURL(resolve(file)));

function jobs(upTo) {
  const db = workshop(26, upTo, { unique: !args.includes('no_unique') });
  module.prepare?.(db);
  return db;
}

// True when the next jobs of a year get these numbers, and the table holds each of them once.
function gives(db, year, ...want) {
  const found = want.map(() => {
    try {
      return module.addJob(db, year, 'Customer');
    } catch (error) {
      if (!(error instanceof SqliteError)) throw error;
      return 'failed';
    }
  });
  console.log('numbers:', ...found);
  return isDeepStrictEqual(found.map((number) => Number(number.slice(3))), want)
    && found.every((number) => db.numbered(number).length === 1);
}

const storedNumber = (db, n) => db.jobs.find((job) => job.id === n).number;

const scenarios = {
  new_year: () => gives(jobs(20), 27, ...Array.from({ length: 12 }, (_, i) => i + 1)),
  thousand: () => gives(jobs(998), 26, 999, 1000, 1001, 1002, 1003),
  called_off() {
    const db = jobs(20);
    db.delete(storedNumber(db, 7));
    return gives(db, 26, 21);
  },
  typed_again() {
    const db = jobs(20);
    db.delete(storedNumber(db, 7));
    module.addJob(db, 26, 'Customer', label(26, 7));
    return gives(db, 26, 21);
  },
  late_called_off() {
    const db = jobs(1004);
    db.delete(storedNumber(db, 1001));
    return gives(db, 26, 1005);
  },
  last_called_off() {
    const db = jobs(20);
    db.delete(storedNumber(db, 20));
    return gives(db, 26, 21);
  },
  labels() {
    const found = jobs(20).numbered(label(26, 12)).length;
    console.log(`label=${label(26, 12)} found=${found}`);
    return found === 1;
  },
};
process.exit(scenarios[scenario]() ? 0 : 1);
