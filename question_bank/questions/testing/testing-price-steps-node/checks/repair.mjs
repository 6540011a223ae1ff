// usage: node checks/repair.mjs FUNCTION SCENARIO    exit 0 when one order is charged by the list
//
// The prices of the list are worked out by hand here, line by line.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ORDERS = {
  large: [100, { express: true }, 25500 + 5100],                        // no set-up from 50 on
  complaint: [20, { express: true }, 6500 + 1300 + 1500],
  least: [5, { express: true }, 1975 + 900 + 1500],                     // 20 percent is 3.95 only
  member: [20, { member: true, express: true }, 5850 + 1170 + 1500],    // after the discount
};
const [file, scenario] = process.argv.slice(2);
const { orderPrice } = await import(pathToFileURL(resolve(file)));
const [count, options, wanted] = ORDERS[scenario];
const price = orderPrice(count, options);
const money = (cents) => (cents / 100).toFixed(2);
console.log(`${count} posters: ${money(price)} charged, ${money(wanted)} by the list`);
process.exitCode = price === wanted ? 0 : 1;
