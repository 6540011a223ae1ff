// The open form, the old draft, and every table that names a file, also a new one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store, makeDb } from './fakes.mjs';
import { MODULES } from './modules.mjs';
import { sweep } from './sweep.mjs';

test('a file of an open form is kept', async () => {
  const store = new Store();
  store.put('leak.jpg', { ageDays: 0.01 });         // about 14 minutes
  await sweep(makeDb(), store);
  assert.deepEqual(store.names(), ['leak.jpg']);
});

test('a file of a draft is kept until drafts end', async () => {
  const store = new Store();
  store.put('leak.jpg', { ageDays: 21 });
  await sweep(makeDb(), store);
  assert.deepEqual(store.names(), ['leak.jpg']);
});

test('each table of each module keeps its files', async () => {
  for (const table of MODULES.flatMap(({ files }) => Object.keys(files))) {
    const [db, store] = [makeDb(), new Store()];
    db.insert(table, 'used.jpg');
    store.put('used.jpg');
    await sweep(db, store);
    assert.deepEqual(store.names(), ['used.jpg'], table);
  }
});
