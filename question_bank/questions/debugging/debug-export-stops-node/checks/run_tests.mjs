// usage: node checks/run_tests.mjs TESTS
// Runs every exported function against export_orders.mjs beside this file.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const tests = await import(pathToFileURL(resolve(process.argv[2])));
const red = [];
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
  } catch (error) {                                // an error is red too
    red.push(`${name} (${error.name})`);
  }
}
console.log('red:', ...(red.length > 0 ? red : ['none']));
process.exit(red.length > 0 ? 1 : 0);
