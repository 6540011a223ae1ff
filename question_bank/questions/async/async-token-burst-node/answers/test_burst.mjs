// Twenty callers at once against a provider that lets the others run before it answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TokenClient } from '../checks/client.mjs';
import { FakeIdp } from '../checks/fake_idp.mjs';

test('one refresh for twenty callers', async () => {
  const idp = new FakeIdp();
  const client = new TokenClient(idp, 'r0');
  const calls = Array.from({ length: 20 }, () => client.token());
  const outcomes = await Promise.allSettled(calls);
  assert.equal(idp.calls, 1);
  assert.deepEqual(outcomes.map(({ value }) => value), Array(20).fill('a1'));
});
