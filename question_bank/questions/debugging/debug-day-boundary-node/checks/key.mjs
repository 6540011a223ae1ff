// Recomputes every number that the key quotes, by playing the exhibit's code.
import { isDeepStrictEqual } from 'node:util';
import { deliveryDay, tour } from '../exhibits/deliveries.mjs';
import { CALLED, ORDERS, leaves, plusDays, promised, stored } from './shop.mjs';
import { behind, moment } from './town.mjs';

const orders = stored(ORDERS);
const leaving = (number) => leaves(tour, orders, number);
const late = Object.keys(ORDERS).map(Number)
  .filter((number) => !isDeepStrictEqual(leaving(number), [promised(ORDERS[number])]));

// The hour of the town from which an order of this day counts for the next one.
function firstWrongHour(day) {
  for (let hour = 0; hour < 24; hour += 1) {
    const placedAt = moment(`${day}T${String(hour).padStart(2, '0')}:00`).toISOString();
    if (deliveryDay({ placedAt }) !== plusDays(day, 1)) return hour;
  }
  return null;
}

const hours = (day) => (moment(`${plusDays(day, 1)}T00:00`) - moment(`${day}T00:00`)) / 3_600_000;

console.log(JSON.stringify({
  late_orders: late.length,
  late_not_called: late.filter((number) => !CALLED.includes(number)).length,
  days_late_408: (Date.parse(leaving(408)[0]) - Date.parse(promised(ORDERS[408]))) / 86_400_000,
  wrong_from_hour_winter: firstWrongHour('2026-01-13'),
  wrong_from_hour_summer: firstWrongHour('2026-07-07'),
  town_behind_utc_summer: behind('2026-07-07T12:00'),
  town_behind_utc_winter: behind('2026-01-13T12:00'),
  shortest_day_hours: hours('2026-03-08'),
  longest_day_hours: hours('2026-11-01'),
}));
