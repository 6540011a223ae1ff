// The burst, and the caller that gives up while the answer is on its way. No real waiting.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as everyoneHasRun } from 'node:timers/promises';
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

test('a caller that gives up leaves the others their token', async () => {
  const idp = new FakeIdp();
  idp.hold();                                      // the answer stays on its way
  const client = new TokenClient(idp, 'r0');
  const impatient = new AbortController();
  const first = client.token({ signal: impatient.signal }).catch(() => {});
  const others = Promise.allSettled(Array.from({ length: 5 }, () => client.token()));
  await everyoneHasRun();
  impatient.abort();
  await everyoneHasRun();
  idp.letGo();
  await first;
  const outcomes = await others;
  assert.deepEqual(outcomes.map(({ value }) => value), Array(5).fill('a1'));
});
