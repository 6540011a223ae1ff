// Both sides of each condition, all of them combined: the prices of today, kept in a file.
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const test = require('node:test');
const { Stage } = require('./stage');

const [, ...cases] = readFileSync(join(__dirname, 'recorded.csv'), 'utf8').trim().split('\n');

test('prices are those recorded', async () => {
  for (const line of cases) {
    const [km, rooms, floor, lift, day, price] = line.split(',');
    const stage = new Stage({ km: Number(km) });
    const found = await stage.quote({
      rooms: Number(rooms), floor: Number(floor), lift: lift === 'yes', day,
    });
    assert.equal(found, Number(price), line);
  }
});
