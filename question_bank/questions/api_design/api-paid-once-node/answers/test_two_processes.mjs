// Two tries at once, in two processes that share the store. The lab holds its answer back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { World, settle } from './fakes.mjs';
import { Orders } from './orders.mjs';

const ORDER = { field: 'North', test: 'lime' };

test('two tries at once make one test', async () => {
  const world = new World(Orders);
  world.lab.orders.close();
  const tries = [1, 2].map(() => world.process().post('farm 11', 'k1', ORDER));
  await settle();
  world.lab.orders.open();
  await Promise.all(tries);
  assert.equal(world.lab.made.length, 1);
});
