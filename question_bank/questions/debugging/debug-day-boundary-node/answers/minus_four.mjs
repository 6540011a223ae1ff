const HOUR_MS = 3_600_000;

// Adds an order to the store, with the moment at which it was placed.
export function save(order, store, now = () => new Date()) {
  store.push({ ...order, placedAt: now().toISOString() });
}

function dayAfter(day) {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

// What is ordered today leaves tomorrow. On Sunday nothing leaves.
export function deliveryDay(order) {
  const moment = Date.parse(order.placedAt) - 4 * HOUR_MS;
  const ordered = new Date(moment).toISOString().slice(0, 10);
  const day = dayAfter(ordered);
  return new Date(day).getUTCDay() === 0 ? dayAfter(day) : day;
}

// The orders that leave on this day, first placed first.
export function tour(orders, day) {
  return orders
    .filter((order) => deliveryDay(order) === day)
    .sort((one, other) => Date.parse(one.placedAt) - Date.parse(other.placedAt));
}
