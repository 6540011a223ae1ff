// As test_two_processes, and a lab that is busy or silent, and a key that comes with another order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { World } from './fakes.mjs';
import { Orders } from './orders.mjs';
import './test_two_processes.mjs';

const ORDER = { field: 'North', test: 'lime' };
const OTHER = { field: 'South', test: 'salt' };

test('a busy lab, and the same key again', async () => {
  const world = new World(Orders);
  world.lab.busy = 1;
  await world.process().post('farm 11', 'k1', ORDER);
  const answer = await world.process().post('farm 11', 'k1', ORDER);
  assert.deepEqual(answer, { status: 201, number: 501 });
});

test('a silent lab, and the same key again', async () => {
  const world = new World(Orders);
  world.lab.silent = ['made'];
  await world.process().post('farm 11', 'k1', ORDER);
  world.now += 120;
  const answer = await world.process().post('farm 11', 'k1', ORDER);
  assert.deepEqual(answer, { status: 201, number: 501 });
  assert.equal(world.lab.made.length, 1);
});

test('a used key with another order is not answered with the first', async () => {
  const world = new World(Orders);
  const first = await world.process().post('farm 11', 'k1', ORDER);
  assert.notDeepEqual(await world.process().post('farm 11', 'k1', OTHER), first);
});
