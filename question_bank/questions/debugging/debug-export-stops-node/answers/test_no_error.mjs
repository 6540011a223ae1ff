// Red on the fault, and green as soon as the error is hidden.
import { exportOrders } from '../checks/export_orders.mjs';
import { ShopApi } from '../checks/shop_api.mjs';

export async function nothingIsThrown() {
  await exportOrders(new ShopApi({ c: 150 }), 'c');
}
