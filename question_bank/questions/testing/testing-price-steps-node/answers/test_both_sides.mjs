// As test_on_the_step, with the count below each step, and an order that must be refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderPrice } from './prices.mjs';
import './test_on_the_step.mjs';

test('nine', () => {
  assert.equal(orderPrice(9), 5055);               // 9 x 3.95 + 15.00
});

test('forty-nine', () => {
  assert.equal(orderPrice(49), 17425);             // 49 x 3.25 + 15.00
});

test('nothing is not sold', () => {
  assert.throws(() => orderPrice(0), RangeError);
});
