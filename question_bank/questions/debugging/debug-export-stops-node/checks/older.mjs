// Deletes an old order while the reference runs: the pages move, and one order is missed.
import { exportOrders } from '../answers/until_empty.mjs';
import { ShopApi, idsUpTo } from './shop_api.mjs';

const { orders } = await exportOrders(new ShopApi({ c: 151 }, { deleteLater: 'c-010' }), 'c');
const saved = new Set(orders.map(({ id }) => id));
console.log('missed:', ...idsUpTo('c', 151).filter((id) => !saved.has(id)));
