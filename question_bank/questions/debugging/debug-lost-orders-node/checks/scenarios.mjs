// usage: node checks/scenarios.mjs FILE SCENARIO     exit 0 when the scenario's promise holds
import { isDeepStrictEqual } from 'node:util';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Clock } from './clock.mjs';
import { DatabaseError, Declined, Mail, Payments, Pool, Server, makeOrder } from './shop.mjs';

const [file, scenario] = process.argv.slice(2);
const { Database, placeOrder } = await import(pathToFileURL(resolve(file)));
const clock = new Clock();

class Shop {
  constructor(trouble) {
    this.server = new Server(clock, trouble);
    this.mail = new Mail(clock);
    this.db = new Database(new Pool(this.server));
  }

  // Places the order: the milliseconds that it took, or null when it was refused.
  async order(order, startMs = 0) {
    await clock.sleep(startMs);
    const begin = clock.now();
    try {
      await placeOrder(this.db, new Payments(clock), this.mail, order);
    } catch (error) {
      if (error instanceof Declined || error instanceof DatabaseError) return null;
      throw error;
    }
    return clock.now() - begin;
  }

  holds(orders, sold) {
    return isDeepStrictEqual(Object.fromEntries(this.server.orders), orders)
      && isDeepStrictEqual([...this.server.sold].sort(), sold);
  }

  toString() {
    return JSON.stringify(Object.fromEntries(this.server.orders));
  }
}

// Order 1 beside an order 2 that ends badly: only the first one may leave a trace.
async function firstIsKept(shop, first, second, startMs) {
  const [took] = await Promise.all([shop.order(first), shop.order(second, startMs)]);
  console.log(`confirmed=${took !== null} stored=${shop.server.orders.has(1)}`);
  return took !== null && shop.server.orders.size === 1 && shop.server.orders.has(1)
    && isDeepStrictEqual([...shop.server.sold], ['A']);
}

const scenarios = {
  async alone() {
    const shop = new Shop();
    const orders = [makeOrder(1, 'A'), makeOrder(2, 'B', { declined: true }), makeOrder(3, 'C')];
    for (const order of orders) {
      await shop.order(order);
      await clock.sleep(10_000);                   // the receipt is out before the next order
    }
    console.log(`orders=${shop} sold=${[...shop.server.sold]}`);
    return shop.holds({ 1: 'sent', 3: 'sent' }, ['A', 'C']);
  },

  overlap() {
    const second = makeOrder(2, 'B', { chargeMs: 500, declined: true });
    return firstIsKept(new Shop(), makeOrder(1, 'A', { chargeMs: 600 }), second, 300);
  },

  error() {
    return firstIsKept(new Shop({ failing: [2] }), makeOrder(1, 'A'), makeOrder(2, 'B'), 2);
  },

  async slow() {
    const shop = new Shop();
    const [, took] = await Promise.all([
      shop.order(makeOrder(1, 'A', { chargeMs: 30_000 })),
      shop.order(makeOrder(2, 'B'), 1000),
    ]);
    console.log(`second order took ${(took / 1000).toFixed(1)} s`);
    return took < 1000;
  },

  async receipt() {
    const declined = new Shop();
    await declined.order(makeOrder(1, 'A'));
    await declined.order(makeOrder(2, 'B', { declined: true }), 200);
    const broken = new Shop({ failing: [2] });
    await Promise.all([
      broken.order(makeOrder(1, 'A')),
      broken.order(makeOrder(2, 'B'), 501),
    ]);
    await clock.sleep(10_000);
    console.log(`beside a declined order ${declined}, a broken one ${broken}`);
    return [declined, broken].every(({ mail, server }) =>
      isDeepStrictEqual(mail.sent, [1])
      && isDeepStrictEqual(Object.fromEntries(server.orders), { 1: 'sent' }));
  },

  async commit() {
    const shop = new Shop({ commitsToFail: 1 });
    await shop.order(makeOrder(1, 'A'));
    await clock.sleep(10_000);
    console.log(`mailed=${JSON.stringify(shop.mail.sent)} stored=${shop}`);
    return shop.mail.sent.length === 0 && shop.server.orders.size === 0;
  },
};
process.exit((await clock.run(scenarios[scenario]())) ? 0 : 1);
