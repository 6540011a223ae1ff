import { DayFull, DiaryBusy } from '../checks/diary.mjs';

const BIKES = ['city', 'race', 'cargo'];
const WORK = ['brakes', 'chain'];
const PRICES = { // cents
  city: { brakes: 4500, chain: 3500 },
  race: { brakes: 5200, chain: 3900 },
};

function isDay(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

// What is wrong with the wish, by field.
function mistakes({ bike, work, day }) {
  const found = {};
  if (!BIKES.includes(bike)) found.bike = 'is not city, race or cargo';
  if (work === undefined) found.work = 'is not brakes or chain';
  if (!isDay(day)) found.day = 'is no date such as 2026-12-04';
  return found;
}

// The object in the body, or undefined.
function parsed(body) {
  try {
    const wish = JSON.parse(body);
    return wish !== null && typeof wish === 'object' && !Array.isArray(wish) ? wish : undefined;
  } catch {
    return undefined;
  }
}

export async function postRepair(body, diary) {
  const wish = parsed(body);
  if (!wish) return [400, { error: 'no repair booked: the body is no JSON object' }];
  const fields = mistakes(wish);
  const texts = Object.entries(fields).map(([field, text]) => `${field} ${text}`);
  if (texts.length > 0) {
    return [400, { error: `no repair booked: ${texts.join(', ')}`, fields }];
  }
  const { bike, work, day } = wish;
  const price = PRICES[bike][work];
  try {
    return [201, { number: await diary.book(bike, work, day), price }];
  } catch (error) {
    if (error instanceof DayFull) {
      return [409, { error: 'no repair booked: no place on this day' }];
    }
    if (error instanceof DiaryBusy) {
      return [503, { error: 'no repair booked: please try again in 5 seconds' }];
    }
    throw error;
  }
}
