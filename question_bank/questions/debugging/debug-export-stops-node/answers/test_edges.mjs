// Both sides of a page edge, and no orders at all.
import assert from 'node:assert/strict';
import { exportOrders } from '../checks/export_orders.mjs';
import { ShopApi, idsUpTo } from '../checks/shop_api.mjs';

async function saved(count) {
  const { orders, lastId } = await exportOrders(new ShopApi({ c: count }), 'c');
  return { ids: orders.map((order) => order.id), lastId };
}

export async function bothSidesOfAPageEdge() {
  for (const count of [1, 49, 50, 51, 149, 150]) {
    const ids = idsUpTo('c', count);
    assert.deepEqual(await saved(count), { ids, lastId: ids.at(-1) });
  }
}

export async function aCustomerWithoutOrders() {
  assert.deepEqual(await saved(0), { ids: [], lastId: null });
}
