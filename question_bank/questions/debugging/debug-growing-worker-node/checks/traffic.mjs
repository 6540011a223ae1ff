// The first days of a week: which parcel the shop asks about, and when. Always the same ones.
export const HOUR_MS = 3_600_000;
export const HOURS = 60;
const PER_HOUR = [20, 10, 6, 6, 10, 30, 80, 150, 210, 240, 250, 230,  // parcels, midnight to noon
  220, 230, 240, 240, 230, 220, 240, 280, 300, 220, 110, 50];

// A source of chance that gives the same numbers on each machine.
function chanceFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

// Each parcel comes two or three times within five minutes: { ms, postcode, weight }, in order.
export function askedAbout({ fullKilos = false } = {}) {
  const chance = chanceFrom(9);
  const found = [];
  for (let hour = 0; hour < HOURS; hour += 1) {
    for (let parcel = 0; parcel < PER_HOUR[hour % 24]; parcel += 1) {
      const start = hour * HOUR_MS + Math.floor(chance() * 3600) * 1000;
      const grams = 100 + Math.floor(chance() ** 2 * 29_900);
      const postcode = Math.floor(chance() ** 3 * 400);
      const waits = [0, 40 + Math.floor(chance() * 80), 160 + Math.floor(chance() * 120)];
      const weight = fullKilos ? Math.ceil(grams / 1000) * 1000 : grams;
      for (const wait of waits.slice(0, chance() < 0.5 ? 3 : 2)) {
        found.push({ ms: start + wait * 1000, postcode, weight });
      }
    }
  }
  return found.sort((one, other) => one.ms - other.ms);
}
