// As test_and_effects, and what is left behind when the map or the mail is down.
const assert = require('node:assert/strict');
const test = require('node:test');
const { Stage } = require('./stage');
require('./test_and_effects');

test('map down leaves nothing behind', async () => {
  const stage = new Stage({ mapDown: true });
  await assert.rejects(stage.quote({ rooms: 8 }), /map/);
  assert.deepEqual(stage.sent, []);
  stage.mapDown = false;
  assert.equal(await stage.quote({ rooms: 8 }), 600);
});

test('mail down still counts as a quote', async () => {
  const stage = new Stage({ mailDown: true });
  await assert.rejects(stage.quote({ rooms: 8 }), /mail/);
  stage.mailDown = false;
  assert.equal(await stage.quote({ rooms: 8 }), 540);
});
