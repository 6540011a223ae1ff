// One wrong field at a time, in a wish that is right otherwise: the status and the field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeDiary, serve } from './fakes.mjs';
import { postRepair } from './repairs.mjs';

export const RIGHT = { bike: 'city', work: 'chain', day: '2026-12-04' };

export function answer(wish, diary = new FakeDiary(), log = []) {
  return serve(postRepair, JSON.stringify(wish), diary, log);
}

async function refused(field, wrong) {
  const [status, body] = await answer({ ...RIGHT, ...wrong });
  assert.deepEqual([status, Object.keys(body.fields ?? {})], [400, [field]]);
}

test('the right wish is booked', async () => {
  assert.deepEqual(await answer(RIGHT), [201, { number: 81, price: 3500 }]);
});

test('a day that is no date', () => refused('day', { day: '4.12.2026' }));

test('work that is not offered', () => refused('work', { work: 'paint' }));

test('a bike that is not offered', () => refused('bike', { bike: 'boat' }));

test('no work', () => refused('work', { work: undefined }));
