// usage: node --test-reporter=./checks/red.mjs checks/run_tests.mjs TESTS
//
// Runs every test of TESTS against checks/sweep.mjs.
import { basename } from 'node:path';
import { project } from './project.mjs';

const [tests] = process.argv.slice(2);
await import(project('checks/sweep.mjs')(basename(tests)));
