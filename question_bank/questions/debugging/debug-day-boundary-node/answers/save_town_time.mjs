const ZONE = 'America/New_York';       // the zone of the town

// What the clock of the town shows at this moment, as 2026-07-08T20:30:00.
function townTime(moment) {
  return moment.toLocaleString('sv-SE', { timeZone: ZONE }).replace(' ', 'T');
}

// Adds an order to the store, with the moment at which it was placed.
export function save(order, store, now = () => new Date()) {
  store.push({ ...order, placedAt: townTime(now()) });
}

function dayAfter(day) {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

// What is ordered today leaves tomorrow. On Sunday nothing leaves.
export function deliveryDay(order) {
  const ordered = order.placedAt.slice(0, 10);
  const day = dayAfter(ordered);
  return new Date(day).getUTCDay() === 0 ? dayAfter(day) : day;
}

// The orders that leave on this day, first placed first.
export function tour(orders, day) {
  return orders
    .filter((order) => deliveryDay(order) === day)
    .sort((one, other) => Date.parse(one.placedAt) - Date.parse(other.placedAt));
}
