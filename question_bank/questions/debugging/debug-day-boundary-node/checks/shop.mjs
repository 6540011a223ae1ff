// Twelve orders of the shop, by the clock of the town, and the day on which each was promised to leave.
import { moment } from './town.mjs';

export const ORDERS = {
  401: '2026-01-13T11:40',
  402: '2026-01-13T19:20',
  403: '2026-01-14T18:40',
  404: '2026-01-15T20:05',
  405: '2026-07-07T12:10',
  406: '2026-07-07T20:30',
  407: '2026-07-08T19:20',
  408: '2026-07-10T21:10',
  409: '2026-07-11T20:50',
  410: '2026-07-12T22:15',
  411: '2026-07-14T09:30',
  412: '2026-07-14T22:40',
};
export const CALLED = [402, 403, 406, 407, 408, 409];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July',
  'August', 'September', 'October', 'November', 'December'];

// { number: time of the town } as the orders that are in the store.
export function stored(orders) {
  return Object.entries(orders)
    .map(([number, text]) => ({ id: Number(number), placedAt: moment(text).toISOString() }));
}

export function plusDays(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

// The day on which an order of this time of the town leaves: the next one that is not a Sunday.
export function promised(text) {
  const day = plusDays(text.slice(0, 10), 1);
  return new Date(day).getUTCDay() === 0 ? plusDays(day, 1) : day;
}

// The days on which the tours hold this order, from three days before it was placed to a week after.
export function leaves(tour, orders, number) {
  const placed = orders.find(({ id }) => id === number).placedAt.slice(0, 10);
  const days = Array.from({ length: 11 }, (_, n) => plusDays(placed, n - 3));
  return days.filter((day) => tour(orders, day).some(({ id }) => id === number));
}

// A day as "Wed 08 July".
export function shown(day) {
  const date = new Date(day);
  return `${WEEKDAYS[date.getUTCDay()]} ${day.slice(8)} ${MONTHS[date.getUTCMonth()]}`;
}
