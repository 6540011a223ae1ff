// Whole pages, and every id compared.
import assert from 'node:assert/strict';
import { exportOrders } from '../checks/export_orders.mjs';
import { ShopApi, idsUpTo } from '../checks/shop_api.mjs';

export async function wholePagesAreSavedInFull() {
  for (const count of [50, 150, 200]) {
    const { orders, lastId } = await exportOrders(new ShopApi({ c: count }), 'c');
    const ids = idsUpTo('c', count);
    assert.deepEqual(orders.map((order) => order.id), ids);
    assert.equal(lastId, ids.at(-1));
  }
}
