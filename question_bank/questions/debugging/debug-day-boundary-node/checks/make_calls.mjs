// Prints what six customers said on the phone, and when the exhibit's code let their flowers leave.
import { tour } from '../exhibits/deliveries.mjs';
import { CALLED, ORDERS, leaves, promised, shown, stored } from './shop.mjs';

const orders = stored(ORDERS);
console.log('order,customer_ordered,promised,came');
for (const number of CALLED) {
  const [day, time] = ORDERS[number].split('T');
  const came = leaves(tour, orders, number).map(shown);
  console.log([number, `${shown(day)} ${time}`, shown(promised(ORDERS[number])), came].join());
}
