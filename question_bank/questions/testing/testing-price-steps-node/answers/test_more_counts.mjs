// Alex's tests, and more counts inside the same steps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderPrice } from './prices.mjs';
import './test_prices.mjs';

test('more small orders', () => {
  assert.equal(orderPrice(3), 2685);
  assert.equal(orderPrice(7), 4265);
});

test('more medium orders', () => {
  assert.equal(orderPrice(25), 9625);
  assert.equal(orderPrice(40), 14500);
});

test('more large orders', () => {
  assert.equal(orderPrice(75), 19125);
  assert.equal(orderPrice(300), 76500);
  assert.ok(orderPrice(300, { member: true }) < orderPrice(300));
  assert.equal(orderPrice(300, { express: true }), 91800);
});
