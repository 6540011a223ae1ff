const ZONE = 'America/New_York';       // the zone of the town
const HOUR_MS = 3_600_000;

// Adds an order to the store, with the moment at which it was placed.
export function save(order, store, now = () => new Date()) {
  store.push({ ...order, placedAt: now().toISOString() });
}

function plusDays(day, days) {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

// The moment at which this day begins in the town.
function midnight(day) {
  const inUtc = Date.parse(day);
  return [4, 5].map((hours) => inUtc + hours * HOUR_MS).find((moment) =>
    new Date(moment).toLocaleString('sv-SE', { timeZone: ZONE }) === `${day} 00:00:00`);
}

// What was ordered the day before, and on Monday what was ordered on Saturday and Sunday.
export function tour(orders, day) {
  const weekday = new Date(day).getUTCDay();
  if (weekday === 0) return [];
  const days = weekday === 1 ? 2 : 1;
  const begin = midnight(plusDays(day, -days));
  const end = midnight(day);
  return orders
    .filter(({ placedAt }) => Date.parse(placedAt) >= begin && Date.parse(placedAt) < end)
    .sort((one, other) => Date.parse(one.placedAt) - Date.parse(other.placedAt));
}
