// usage: node checks/each_fault.mjs TESTS    counts the planted faults that the tests notice
import { spawnSync } from 'node:child_process';
import { FAULTS } from './faults.mjs';

const [tests] = process.argv.slice(2);
const noticed = Object.keys(FAULTS).filter((fault) => {
  const args = ['--test-reporter=./checks/red.mjs', 'checks/run_tests.mjs', tests, fault];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (!stdout.startsWith('red: ')) throw new Error(`${fault}: the tests did not run`);
  return stdout !== 'red: none\n';
});
console.log(`noticed ${noticed.length} of ${Object.keys(FAULTS).length}: ${noticed.join(' ')}`);
