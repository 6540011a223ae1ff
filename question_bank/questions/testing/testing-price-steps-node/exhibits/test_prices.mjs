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
  assert.ok(orderPrice(100, { member: true }) < orderPrice(100));
});

test('express', () => {
  assert.equal(orderPrice(100, { express: true }), 30600);
});
