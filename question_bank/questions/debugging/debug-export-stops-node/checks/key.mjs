// Recomputes every number that the key quotes, from the exhibits and by running the code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { exportOrders as whenCaught } from '../answers/catch_error.mjs';
import { exportOrders as withoutPlusOne } from '../answers/no_plus_one.mjs';
import { PAGE_SIZE, exportOrders, pageCount } from '../exhibits/export_orders.mjs';
import { ShopApi } from './shop_api.mjs';

const night = readFileSync('exhibits/night.txt', 'utf8');
const starts = [...night.matchAll(/(c\d\d) start +orders=(\d+)/g)];
const counts = Object.fromEntries(starts.map(([, customer, n]) => [customer, Number(n)]));
const failed = [...night.matchAll(/(c\d\d) FAILED/g)].map(([, customer]) => customer);
const customers = Object.keys(counts);
const api = new ShopApi(counts);

assert.deepEqual(customers.filter((c) => counts[c] % PAGE_SIZE === 0), failed);
await assert.rejects(exportOrders(api, 'c04'), TypeError);
const lastPage = await api.orders('c04', api.asked.length, PAGE_SIZE);
assert.deepEqual(lastPage, [], 'the last page that was asked for is empty');

let pagesWithOrders = 0;
for (let page = 1; page < 9; page += 1) {
  if ((await api.orders('c04', page, PAGE_SIZE)).length > 0) pagesWithOrders += 1;
}
console.log(JSON.stringify({
  page_size: PAGE_SIZE,
  customers: customers.length,
  failed: failed.length,
  largest_saved: Math.max(...customers.filter((c) => !failed.includes(c)).map((c) => counts[c])),
  pages_asked_for_150: pageCount(150),
  pages_with_orders_of_150: pagesWithOrders,
  saved_of_150_when_caught: (await whenCaught(api, 'c04')).orders.length,
  saved_of_263_without_plus_one: (await withoutPlusOne(api, 'c03')).orders.length,
}));
