// What surrounds it is held still. Five usual moves, with the prices that it gives today.
const assert = require('node:assert/strict');
const test = require('node:test');
const { Stage } = require('./stage');

test('usual moves', async () => {
  assert.equal(await new Stage().quote({ rooms: 2 }), 250);
  assert.equal(await new Stage().quote({ rooms: 8 }), 600);
  assert.equal(await new Stage({ km: 100 }).quote({ rooms: 8 }), 660);
  assert.equal(await new Stage().quote({ rooms: 8, floor: 5, lift: false }), 760);
  assert.equal(await new Stage().quote({ rooms: 8, day: '2026-03-12' }), 690);
});
