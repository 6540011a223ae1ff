// Twenty callers, one after the other: green on the fault.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TokenClient } from '../checks/client.mjs';
import { FakeIdp } from '../checks/fake_idp.mjs';

test('a token is used again', async () => {
  const idp = new FakeIdp();
  const client = new TokenClient(idp, 'r0');
  for (let i = 0; i < 20; i++) assert.equal(await client.token(), 'a1');
  assert.equal(idp.calls, 1);
});
