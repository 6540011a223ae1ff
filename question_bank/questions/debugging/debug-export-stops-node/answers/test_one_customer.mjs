// One customer in the middle of a page: green on the fault.
import assert from 'node:assert/strict';
import { exportOrders } from '../checks/export_orders.mjs';
import { ShopApi } from '../checks/shop_api.mjs';

export async function allOrdersAreSaved() {
  const { orders, lastId } = await exportOrders(new ShopApi({ c: 120 }), 'c');
  assert.equal(orders.length, 120);
  assert.equal(lastId, 'c-120');
}
