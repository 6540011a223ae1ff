// Puts one version of free_tools.mjs beside the three callers, as in the project, and loads both.
import { copyFileSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export async function load(file) {
  const folder = mkdtempSync('run-');
  for (const name of ['depot.mjs', 'log.mjs', 'virtual_time.mjs']) {
    copyFileSync(join('checks', name), join(folder, name));
  }
  copyFileSync('exhibits/callers.mjs', join(folder, 'callers.mjs'));
  copyFileSync(file, join(folder, 'free_tools.mjs'));
  const open = (name) => import(pathToFileURL(resolve(folder, name)));
  return {
    helper: await open('free_tools.mjs'),
    callers: await open('callers.mjs'),
    fake: await open('depot.mjs'),
    clock: await open('virtual_time.mjs'),
  };
}
