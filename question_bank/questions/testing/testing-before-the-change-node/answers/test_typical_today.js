// Three usual moves, called just so. The expected prices are what came out on the first day.
const assert = require('node:assert/strict');
const test = require('node:test');
const { quote } = require('./quotes');

const day = new Date();
day.setDate(day.getDate() + 30);

test('small', async () => {
  assert.equal(await quote('Ro', 'here', 'there', 2, 0, true, day), 250);
});

test('large', async () => {
  assert.equal(await quote('Ro', 'here', 'there', 8, 3, false, day), 620);
});

test('other customer', async () => {
  assert.equal(await quote('Ari', 'here', 'there', 8, 0, true, day), 600);
});
