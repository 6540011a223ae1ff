// The archive, the time of twelve shops on a virtual clock, and a shop that cannot be reached.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now, run } from '../checks/clock.mjs';
import { dayReport } from '../checks/report.mjs';
import { Api, Archive, Mail, RIGHT, SHOPS } from '../checks/shops.mjs';

test('the archive holds what was mailed', () => run(async () => {
  const archive = new Archive();
  const mail = new Mail(archive);
  await dayReport(SHOPS, new Api(), archive, mail);
  assert.deepEqual(archive.kept, [RIGHT.join('\n')]);
  assert.equal(mail.arrived.length, 1);
}));

test('twelve shops are asked side by side', () => run(async () => {
  const archive = new Archive();
  await dayReport(SHOPS, new Api(), archive, new Mail(archive));
  assert.ok(now() <= 30_000);
}));

test('one shop that is down leaves the others in the report', () => run(async () => {
  const archive = new Archive();
  const mail = new Mail(archive);
  await dayReport(SHOPS, new Api({ refuses: 'Corby' }), archive, mail).catch((error) => {
    assert.equal(error.code, 'ECONNREFUSED');      // judged by what arrived
  });
  assert.equal(mail.arrived.length, 1);
  const lines = mail.arrived[0].text.split('\n');
  assert.equal(lines.filter((line) => RIGHT.includes(line)).length, 11);
  assert.ok(lines.some((line) => line.startsWith('Corby')));
}));
