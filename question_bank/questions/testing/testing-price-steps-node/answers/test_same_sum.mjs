// Every order there is, against a sum that was copied out of the function.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderPrice } from './prices.mjs';

function copied(count, member, express) {
  const each = count >= 50 ? 255 : count >= 10 ? 325 : 395;
  let price = count * each;
  if (member) price = Math.floor(price * 9 / 10);
  if (count < 50) price += 1500;
  return express ? price + Math.max(Math.floor(price / 5), 900) : price;
}

test('every order', () => {
  for (let count = 1; count <= 500; count += 1) {
    for (const member of [false, true]) {
      for (const express of [false, true]) {
        const price = orderPrice(count, { member, express });
        assert.equal(price, copied(count, member, express));
      }
    }
  }
});

test('refused', () => {
  for (const count of [0, 501]) assert.throws(() => orderPrice(count), RangeError);
});
