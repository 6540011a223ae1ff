// The app sends again after the answer came: green on the fault.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { World } from './fakes.mjs';
import { Orders } from './orders.mjs';

const ORDER = { field: 'North', test: 'lime' };

test('a repeat gets the first answer', async () => {
  const world = new World(Orders);
  const orders = world.process();
  const first = await orders.post('farm 11', 'k1', ORDER);
  assert.equal(first.number, 501);
  assert.deepEqual(await orders.post('farm 11', 'k1', ORDER), first);
  assert.equal(world.lab.made.length, 1);
});
