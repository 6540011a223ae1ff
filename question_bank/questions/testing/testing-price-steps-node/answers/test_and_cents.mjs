// As test_and_pairs, the least price of express, and a part of a cent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderPrice } from './prices.mjs';
import './test_and_pairs.mjs';

test('express costs nine at least', () => {
  // 19.75 + 9.00 + 15.00
  assert.equal(orderPrice(5, { express: true }), 4375);
});

test('a part of a cent is not charged', () => {
  // 3.555 + 15.00
  assert.equal(orderPrice(1, { member: true }), 1855);
});
