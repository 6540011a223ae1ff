// An archive that keeps what arrives: red when the save is never sent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../checks/clock.mjs';
import { dayReport } from '../checks/report.mjs';
import { Api, Archive, Mail, RIGHT, SHOPS } from '../checks/shops.mjs';

test('the archive holds what was mailed', () => run(async () => {
  const archive = new Archive();
  const mail = new Mail(archive);
  await dayReport(SHOPS, new Api(), archive, mail);
  assert.deepEqual(archive.kept, [RIGHT.join('\n')]);
  assert.equal(mail.arrived.length, 1);
}));
