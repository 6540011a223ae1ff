// The clock of the town, by the zones that Node.js brings with it.
const ZONE = 'America/New_York';
const HOUR_MS = 3_600_000;

// What the town's clock shows at this moment, as 2026-07-07T20:30.
export function wall(moment) {
  return moment.toLocaleString('sv-SE', { timeZone: ZONE }).slice(0, 16).replace(' ', 'T');
}

// The moment at which the town's clock shows this time; "01:30 again" is the second one of that night.
export function moment(text) {
  const [time, again] = text.split(' ');
  return (again ? [5, 4] : [4, 5])
    .map((hours) => new Date(Date.parse(`${time}Z`) + hours * HOUR_MS))
    .find((found) => wall(found) === time);
}

// How many hours the town is behind UTC when its clock shows this time.
export function behind(text) {
  return (moment(text) - Date.parse(`${text}Z`)) / HOUR_MS;
}
