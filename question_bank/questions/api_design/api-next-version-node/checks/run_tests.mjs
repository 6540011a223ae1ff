// usage: node checks/run_tests.mjs TESTS    runs the tests against checks/lessons.mjs
//
// All tests stand beside each other, beside the library and beside the callers.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = mkdtempSync('run-');
for (const name of readdirSync('answers')) {
  if (name.startsWith('test_')) copyFileSync(join('answers', name), join(folder, name));
}
copyFileSync('exhibits/callers.mjs', join(folder, 'callers.mjs'));
copyFileSync('checks/lessons.mjs', join(folder, 'lessons.mjs'));
const args = ['--test-reporter=./checks/red.mjs', join(folder, basename(process.argv[2]))];
const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
if (!stdout.startsWith('red: ') || (status === 0) !== (stdout === 'red: none\n')) {
  throw new Error(`the tests did not run\n${stdout}${stderr}`);
}
process.stdout.write(stdout);
process.exitCode = status;
