// A file whose form is still open: no row names it yet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store, makeDb } from './fakes.mjs';
import { sweep } from './sweep.mjs';

test('a file of an open form is kept', async () => {
  const store = new Store();
  store.put('leak.jpg', { ageDays: 0.01 });         // about 14 minutes
  await sweep(makeDb(), store);
  assert.deepEqual(store.names(), ['leak.jpg']);
});
