// Puts one version of sweep.mjs beside the fakes, as in a project, and gives the folder's URL.
import { copyFileSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export function project(version) {
  const folder = mkdtempSync('run-');
  for (const from of ['exhibits', 'answers']) {
    if (!existsSync(from)) continue;
    for (const name of readdirSync(from)) {
      if (name.startsWith('test_')) copyFileSync(join(from, name), join(folder, name));
    }
  }
  for (const name of ['fakes.mjs', 'log.mjs', 'modules.mjs']) copyFileSync(join('checks', name), join(folder, name));
  copyFileSync(version, join(folder, 'sweep.mjs'));
  return (name) => pathToFileURL(resolve(folder, name));
}
