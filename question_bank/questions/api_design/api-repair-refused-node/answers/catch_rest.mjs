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

function refused(field, text) {
  return [400, { error: `no repair booked: ${field} ${text}`, fields: { [field]: text } }];
}

export async function postRepair(body, diary) {
  try {
    const { bike, work, day } = JSON.parse(body);
    if (!BIKES.includes(bike)) return refused('bike', 'is not city, race or cargo');
    if (!WORK.includes(work)) return refused('work', 'is not brakes or chain');
    if (!isDay(day)) return refused('day', 'is no date such as 2026-12-04');
    const price = PRICES[bike][work];
    return [201, { number: await diary.book(bike, work, day), price }];
  } catch (error) {
    if (error instanceof DayFull) {
      return [409, { error: 'no repair booked: no place on this day' }];
    }
    if (error instanceof DiaryBusy) {
      return [503, { error: 'no repair booked: please try again' }];
    }
    return [400, { error: 'no repair booked' }];
  }
}
