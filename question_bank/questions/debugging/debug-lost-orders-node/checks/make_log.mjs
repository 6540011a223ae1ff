// Replays seven seconds against the exhibit's code on a virtual clock and prints the log.
import assert from 'node:assert/strict';
import { Database, placeOrder } from '../exhibits/orders.mjs';
import { Clock } from './clock.mjs';
import { Declined, Mail, Payments, Pool, Server, makeOrder } from './shop.mjs';

const START = Date.parse('2026-03-11T10:14:00Z');
const clock = new Clock();

function say(words, ...args) {
  const time = new Date(START + clock.now()).toISOString().slice(11, 23);
  console.log(`${time} ${words}${args.length ? ` [${args.join(', ')}]` : ''}`);
}

const server = new Server(clock, { say });
const shop = [new Database(new Pool(server)), new Payments(clock, say), new Mail(clock, say)];

async function request(startMs, order) {
  await clock.sleep(startMs);
  say(`app order=${order.id} sku=${order.sku} start`);
  try {
    await placeOrder(...shop, order);
  } catch (error) {
    if (error instanceof Declined) return;
    throw error;
  }
  say(`app order=${order.id} confirmed`);
}

await clock.run(Promise.all([
  request(2104, makeOrder(5012, 'K31', { chargeMs: 640, mailMs: 710 })),
  request(2412, makeOrder(5013, 'M07', { chargeMs: 521, declined: true })),
  request(4018, makeOrder(5014, 'K02', { chargeMs: 433, mailMs: 302 })),
  request(4205, makeOrder(5015, 'P19', { chargeMs: 618, mailMs: 804 })),
  request(5327, makeOrder(5016, 'M44', { chargeMs: 487, declined: true })),
]));
await clock.run(clock.sleep(5000));
assert.deepEqual([...server.orders], [[5014, 'sent'], [5015, null]]);
