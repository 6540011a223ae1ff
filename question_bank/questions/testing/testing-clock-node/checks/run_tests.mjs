// usage: node --test-reporter=./checks/red.mjs checks/run_tests.mjs TESTS SCENARIO
//
// Runs every test of TESTS against one class: as_shown, right, or with a fault of faults.mjs. No real
// time passes. busy: the right class on a busy machine; no_wait: and the machine's clock stands still.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { FAULTS, source } from './faults.mjs';
import { machine } from './machine.mjs';

const [tests, scenario] = process.argv.slice(2);
if (!['as_shown', 'right', 'busy', 'no_wait', ...Object.keys(FAULTS)].includes(scenario)) {
  throw new Error(`no scenario is called ${scenario}`);
}

// All files beside each other, as in a project, with this version of reservations.mjs.
const folder = mkdtempSync('project-');
for (const from of ['exhibits', 'answers']) {
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(folder, name));
}
writeFileSync(join(folder, 'reservations.mjs'), source(scenario));

if (scenario === 'busy') machine.busy();
await import(pathToFileURL(resolve(folder, basename(tests))));
if (scenario === 'no_wait') {
  test('no test waits', () => assert.equal(machine.waited(), 0));
}
