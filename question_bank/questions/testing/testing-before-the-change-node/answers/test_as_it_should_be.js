// What surrounds it is held still. The expected prices are what the code ought to give.
const assert = require('node:assert/strict');
const test = require('node:test');
const { Stage } = require('./stage');

test('five rooms', async () => {
  assert.equal(await new Stage().quote({ rooms: 5 }), 410);                      // 405, rounded
});

test('second quote costs the same', async () => {
  const stage = new Stage();
  const first = await stage.quote({ rooms: 8 });
  assert.equal(await stage.quote({ rooms: 8 }), first);                          // nobody has moved yet
});

test('weekend and summer', async () => {
  assert.equal(await new Stage().quote({ rooms: 8, day: '2026-07-04' }), 720);   // 600, and 60 for each
});

test('tomorrow', async () => {
  const stage = new Stage({ km: 100 });
  assert.equal(await stage.quote({ rooms: 4, day: '2026-03-12' }), 460);         // 400, and 15 percent
});
