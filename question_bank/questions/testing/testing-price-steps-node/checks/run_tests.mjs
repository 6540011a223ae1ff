// usage: node checks/run_tests.mjs TESTS SCENARIO    exit 0 when the scenario's promise holds
//
// SCENARIO is "right", "each_fault" or a group of faults.mjs, whose mistakes must all be noticed.
import { spawnSync } from 'node:child_process';
import { FAULTS, GROUPS } from './faults.mjs';

// The line of names of the tests that fail on this version of the function.
function redTests(tests, version) {
  const args = ['--test-reporter=./checks/red.mjs', 'checks/one_version.mjs', tests, version];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const line = stdout.trimEnd();
  if (!line.startsWith('red: ') || (status === 0) !== (line === 'red: none')) {
    throw new Error(`${version}: the tests did not run\n${stdout}${stderr}`);
  }
  return line;
}

const [tests, scenario] = process.argv.slice(2);
if (scenario === 'right') {
  const line = redTests(tests, 'right');
  console.log(line);
  process.exitCode = line === 'red: none' ? 0 : 1;
} else {
  const group = Object.keys(scenario === 'each_fault' ? FAULTS : GROUPS[scenario]);
  const noticed = group.filter((name) => redTests(tests, name) !== 'red: none');
  const names = noticed.join(' ') || 'none';
  console.log(`noticed ${noticed.length} of ${group.length}: ${names}`);
  const held = noticed.length === group.length || scenario === 'each_fault';
  process.exitCode = held ? 0 : 1;
}
