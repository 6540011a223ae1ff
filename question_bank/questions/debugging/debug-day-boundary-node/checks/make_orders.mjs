// Prints the twelve orders with the day on which the exhibit's code lets them leave.
import { tour } from '../exhibits/deliveries.mjs';
import { ORDERS, leaves, shown, stored } from './shop.mjs';

const orders = stored(ORDERS);
console.log('order,placedAt,leaves');
for (const { id, placedAt } of orders) {
  console.log([id, placedAt, leaves(tour, orders, id).map(shown)].join());
}
