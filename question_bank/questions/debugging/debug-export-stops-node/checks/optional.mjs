// The code as shown with last?.id on its line 17: no error is left, and no last id either.
import { readFileSync } from 'node:fs';
import { ShopApi } from './shop_api.mjs';

const shown = readFileSync('exhibits/export_orders.mjs', 'utf8');
const changed = shown.replace('last.id', 'last?.id');
const { exportOrders } = await import(`data:text/javascript,${encodeURIComponent(changed)}`);
const { orders, lastId } = await exportOrders(new ShopApi({ c04: 150 }), 'c04');
console.log(`c04 saved=${orders.length} last=${lastId}`);
