import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store, makeDb } from './fakes.mjs';
import { sweep } from './sweep.mjs';

test('a file that no row names is deleted', async () => {
  const db = makeDb();
  db.insert('damage_reports', 'a.jpg');
  const store = new Store();
  store.put('a.jpg');
  store.put('b.jpg');
  await sweep(db, store);
  assert.ok(store.names().includes('a.jpg'));
  assert.ok(!store.names().includes('b.jpg'));
});
