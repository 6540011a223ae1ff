// As test_both_sides, all four limits, and orders for which two lines of the list meet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderPrice } from './prices.mjs';
import './test_both_sides.mjs';

test('the least and the most', () => {
  assert.equal(orderPrice(1), 1895);
  assert.equal(orderPrice(500), 127500);
  assert.throws(() => orderPrice(501), RangeError);
});

test('members pay the whole set-up', () => {
  // 65.00 - 6.50 + 15.00
  assert.equal(orderPrice(20, { member: true }), 7350);
});

test('express is a share of the posters', () => {
  // 65.00 + 13.00 + 15.00
  assert.equal(orderPrice(20, { express: true }), 9300);
});

test('express for members', () => {
  // 58.50 + 11.70 + 15.00
  assert.equal(orderPrice(20, { member: true, express: true }), 8520);
});
