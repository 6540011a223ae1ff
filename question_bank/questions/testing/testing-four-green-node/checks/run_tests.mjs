// usage: node --test-reporter=./checks/red.mjs checks/run_tests.mjs TESTS FUNCTION
//
// Runs every test of TESTS against one version of getRate: as_shown, rewrite or a fault of
// faults.mjs. No real time passes: a test that sleeps only moves the clock of its timers.
import { copyFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FAULTS, source } from './faults.mjs';

const [tests, version] = process.argv.slice(2);
if (!['as_shown', 'rewrite', ...Object.keys(FAULTS)].includes(version)) {
  throw new Error(`no version of getRate is called ${version}`);
}

// All files beside each other, as in a project, with this version of rates.mjs.
const folder = mkdtempSync('run-');
for (const from of ['exhibits', 'answers']) {
  for (const name of readdirSync(from)) {
    if (name.endsWith('.mjs')) copyFileSync(join(from, name), join(folder, name));
  }
}
copyFileSync('checks/virtual_time.mjs', join(folder, 'virtual_time.mjs'));
writeFileSync(join(folder, 'rates.mjs'), source(version));

const load = (name) => import(pathToFileURL(resolve(folder, name)));
await load('virtual_time.mjs');
await load(basename(tests));
