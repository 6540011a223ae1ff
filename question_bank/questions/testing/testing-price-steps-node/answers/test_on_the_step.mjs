// Alex's tests, a price in place of "<", and the two counts where a price begins.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderPrice } from './prices.mjs';

test('small order', () => {
  assert.equal(orderPrice(5), 3475);
});

test('medium order', () => {
  assert.equal(orderPrice(20), 8000);
});

test('large order', () => {
  assert.equal(orderPrice(100), 25500);
});

test('member', () => {
  assert.equal(orderPrice(100, { member: true }), 22950);
});

test('express', () => {
  assert.equal(orderPrice(100, { express: true }), 30600);
});

test('ten', () => {
  assert.equal(orderPrice(10), 4750);
});

test('fifty', () => {
  assert.equal(orderPrice(50), 12750);
});
