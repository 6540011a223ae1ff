// usage: node checks/run_tests.mjs TESTS    runs the tests against checks/repairs.mjs
//
// All tests stand beside each other and beside the handler, as in a project.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

mkdirSync('run/checks', { recursive: true });
for (const from of ['exhibits', 'answers']) {
  for (const name of readdirSync(from)) {
    if (name.startsWith('test_')) copyFileSync(join(from, name), join('run/checks', name));
  }
}
for (const name of ['diary.mjs', 'fakes.mjs', 'repairs.mjs']) {
  copyFileSync(join('checks', name), join('run/checks', name));
}
const args = ['--test-reporter=./checks/red.mjs', join('run/checks', basename(process.argv[2]))];
const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
if (!stdout.startsWith('red: ') || (status === 0) !== (stdout === 'red: none\n')) {
  throw new Error(`the tests did not run\n${stdout}${stderr}`);
}
process.stdout.write(stdout);
process.exitCode = status;
