// Twenty requests, but the mock has answered before the next one comes in: green on the fault.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { setImmediate as nextEvent } from 'node:timers/promises';
import { TokenClient } from '../checks/client.mjs';

test('one refresh for twenty callers', async () => {
  const grant = { accessToken: 'a1', refreshToken: 'r1', expiresIn: 3600 };
  const idp = { refresh: mock.fn(async () => grant) };
  const client = new TokenClient(idp, 'r0');
  const request = async () => {
    await nextEvent();                             // each request is an event of its own
    return client.token();
  };
  const tokens = await Promise.all(Array.from({ length: 20 }, request));
  assert.deepEqual(tokens, Array(20).fill('a1'));
  assert.equal(idp.refresh.mock.callCount(), 1);
});
