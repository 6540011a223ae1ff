// usage: node checks/scenarios.mjs FILE SCENARIO     exit 0 when the scenario's promise holds
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { ShopApi, idsUpTo } from './shop_api.mjs';

const [file, scenario] = process.argv.slice(2);
const { exportOrders } = await import(pathToFileURL(resolve(file)));

// True when every order that the shop still has is saved, the last one named.
async function saves(count, deleteLater) {
  const api = new ShopApi({ c: count }, { deleteLater });
  const want = idsUpTo('c', count).filter((id) => id !== deleteLater);
  try {
    const { orders, lastId } = await exportOrders(api, 'c');
    console.log(`orders=${count} saved=${orders.length} last=${lastId}`);
    return isDeepStrictEqual(orders.map(({ id }) => id), want)
      && (lastId ?? null) === (want.at(-1) ?? null);
  } catch (error) {
    console.log(`orders=${count} ${error.name}`);
    return false;
  }
}

const scenarios = {
  between: [[1], [37], [49], [51], [99], [149], [199], [263]],
  whole: [[50], [100], [150], [200]],
  none: [[0]],
  deleted: [[151, 'c-151']],
};
let good = true;
for (const [count, deleteLater] of scenarios[scenario]) {
  good = (await saves(count, deleteLater)) && good;
}
process.exit(good ? 0 : 1);
