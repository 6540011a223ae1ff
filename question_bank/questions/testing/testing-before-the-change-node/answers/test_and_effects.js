// As test_recorded, with what else it does today: the mails, and what it remembers.
const assert = require('node:assert/strict');
const test = require('node:test');
const { Stage } = require('./stage');
require('./test_recorded');

test('a mail says the day and the price', async () => {
  const stage = new Stage();
  await stage.quote({ rooms: 8 });
  await stage.quote({ rooms: 8, day: '2026-03-12', customer: 'Ari' });
  assert.deepEqual(stage.sent, [
    ['Ro', 'Your move on Wed Apr 15 2026: 600 euros'],
    ['Ari', 'Your move on Thu Mar 12 2026: 690 euros'],
  ]);
});

test('the second quote of a customer is a tenth cheaper', async () => {
  const stage = new Stage();
  assert.equal(await stage.quote({ rooms: 8 }), 600);
  assert.equal(await stage.quote({ rooms: 8 }), 540);
});

test('the least price comes after the tenth', async () => {
  const stage = new Stage();
  assert.equal(await stage.quote({ rooms: 2 }), 250);
  assert.equal(await stage.quote({ rooms: 2 }), 250);
});
