// usage: node --test-reporter=./checks/red.mjs checks/one_version.mjs TESTS VERSION
//
// Runs every test of TESTS against one version of the function: "right" or one of FAULTS.
import { copyFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { source } from './faults.mjs';

const [tests, version] = process.argv.slice(2);

// All tests beside each other, as in a project, with this version of prices.mjs.
const folder = mkdtempSync('run-');
for (const from of ['exhibits', 'answers']) {
  for (const name of readdirSync(from)) {
    if (name.startsWith('test_')) copyFileSync(join(from, name), join(folder, name));
  }
}
writeFileSync(join(folder, 'prices.mjs'), source(version));
await import(pathToFileURL(resolve(folder, basename(tests))));
