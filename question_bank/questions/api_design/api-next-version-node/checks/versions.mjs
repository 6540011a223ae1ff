// Loads a version of the library, and the five callers with it.
import { copyFileSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const HAVE = 'exhibits/lessons_140.mjs';

const load = (folder, name) => import(pathToFileURL(resolve(folder, name)));

// A folder with this version in it.
function placed(file) {
  const folder = mkdtempSync('run-');
  copyFileSync(file, join(folder, 'lessons.mjs'));
  copyFileSync('exhibits/callers.mjs', join(folder, 'callers.mjs'));
  return folder;
}

// The folder of a program tomorrow, when this version is published tonight: it takes the newest
// version below 2.0.0.
export async function overnight(file) {
  const folder = placed(file);
  const { version } = await load(folder, 'lessons.mjs');
  return Number(version.split('.')[0]) < 2 ? folder : placed(HAVE);
}

export const library = async (file) => load(await overnight(file), 'lessons.mjs');

export const LESSONS = [[540, 600], [720, 780]];     // two lessons are taken
const FULL = [[540, 1080]];
export const CALLS = {
  calendar: (callers) => callers.calendar(LESSONS),
  door_sign: (callers) => `${callers.doorSign(LESSONS)}, ${callers.doorSign(FULL)}`,
  evening: (callers) => callers.evening([[1020, 1080]]),
  web_form: (callers) => `${callers.webForm(LESSONS, 45)}, ${callers.webForm([], 3)}`,
  letter: (callers) => callers.letter([[540, 990]]),
};

// What one caller answers with this version, or how it fails.
export async function said(file, name) {
  const callers = await load(await overnight(file), 'callers.mjs');
  try {
    return CALLS[name](callers);
  } catch (error) {
    return `fails: ${error.constructor.name}`;
  }
}
