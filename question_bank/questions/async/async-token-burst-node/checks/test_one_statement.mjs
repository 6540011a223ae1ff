// The same mock, but all calls start in one statement: each "await" lets the next one begin.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { TokenClient } from './client.mjs';

test('one refresh for twenty calls in one statement', async () => {
  const grant = { accessToken: 'a1', refreshToken: 'r1', expiresIn: 3600 };
  const idp = { refresh: mock.fn(async () => grant) };
  const client = new TokenClient(idp, 'r0');
  await Promise.all(Array.from({ length: 20 }, () => client.token()));
  assert.equal(idp.refresh.mock.callCount(), 1);
});
