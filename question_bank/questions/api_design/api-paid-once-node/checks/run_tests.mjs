// usage: node checks/run_tests.mjs TESTS    runs the tests against checks/orders.mjs
//
// All tests stand beside each other and beside the code, as in a project.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

for (const name of ['run/answers', 'run/checks']) mkdirSync(name, { recursive: true });
for (const from of ['exhibits', 'answers']) {
  for (const name of readdirSync(from)) {
    const to = name.startsWith('test_') ? 'run/checks' : 'run/answers';
    copyFileSync(join(from, name), join(to, name));
  }
}
for (const name of ['fakes.mjs', 'lab.mjs', 'orders.mjs']) {
  copyFileSync(join('checks', name), join('run/checks', name));
}
const args = ['--test-reporter=./checks/red.mjs', join('run/checks', basename(process.argv[2]))];
const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
if (!stdout.startsWith('red: ') || (status === 0) !== (stdout === 'red: none\n')) {
  throw new Error(`the tests did not run\n${stdout}${stderr}`);
}
process.stdout.write(stdout);
process.exitCode = status;
