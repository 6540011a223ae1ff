// Mocks for everything, and a look at what was called: green on the fault.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { dayReport } from '../checks/report.mjs';

test('the report is saved and mailed', async () => {
  const api = { sales: mock.fn(async () => 1), stock: mock.fn(async () => 1) };
  const archive = { save: mock.fn(async () => {}) };
  const mail = { send: mock.fn(async () => {}) };
  assert.equal(await dayReport(['Ashford', 'Bexley'], api, archive, mail), 2);
  assert.equal(archive.save.mock.callCount(), 1);
  assert.equal(mail.send.mock.callCount(), 1);
});
