// Two rows are enough to make it fail: 26-999 and 26-1000. With 26-998 and 26-999 it does not fail.
import { addJob } from '../exhibits/jobs.mjs';
import { SqliteError, workshop } from './workshop.mjs';

for (const numbers of [['26-998', '26-999'], ['26-999', '26-1000']]) {
  const db = workshop(26, 0);
  for (const number of numbers) addJob(db, 26, 'Customer', number);
  try {
    console.log(...numbers, 'next:', addJob(db, 26, 'Customer'));
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    console.log(...numbers, 'next: failed');
  }
}
