// Exports twelve customers one after the other, as the job does at night, and prints its log.
import { exportOrders } from '../exhibits/export_orders.mjs';
import { ShopApi } from './shop_api.mjs';

const COUNTS = {
  c01: 37, c02: 120, c03: 263, c04: 150, c05: 8, c06: 61,
  c07: 50, c08: 0, c09: 412, c10: 149, c11: 1, c12: 200,
};
const api = new ShopApi(COUNTS);
let now = 2 * 3600;                                // 02:00:00

const say = (text) => {
  console.log(`${new Date(now * 1000).toISOString().slice(11, 19)} ${text}`);
};

for (const [customer, count] of Object.entries(COUNTS)) {
  say(`${customer} start  orders=${count}`);
  const before = api.asked.length;
  try {
    const { orders, lastId } = await exportOrders(api, customer);
    now += api.asked.length - before;
    if (customer === 'c03') {
      now += 40;
      say('shop interface answered slowly: page 5 took 41 s');
    }
    say(`${customer} saved  orders=${orders.length} last=${lastId}`);
  } catch (error) {
    now += api.asked.length - before;
    say(`${customer} FAILED ${error.name}: ${error.message}`);
    if (customer === 'c04') {                      // the job writes the first trace of a night
      const frames = error.stack.split('\n').filter((line) => line.includes('/exhibits/'));
      for (const frame of frames) console.log(frame.replace(/file:.*\//, ''));
    }
  }
  now += 1;
}
