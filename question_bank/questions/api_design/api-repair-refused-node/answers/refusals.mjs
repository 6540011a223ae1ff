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

class Refused extends Error {
  constructor(fields) {
    super('the wish is not right');
    this.fields = fields;
  }
}

function read(body) {
  let wish;
  try {
    wish = JSON.parse(body);
  } catch {
    throw new Refused({ body: 'no_json' });
  }
  if (wish === null || typeof wish !== 'object' || Array.isArray(wish)) {
    throw new Refused({ body: 'no_object' });
  }
  const { bike, work, day } = wish;
  const wrong = {
    ...(!isDay(day) && { day: 'no_date' }),
    ...(!BIKES.includes(bike) && { bike: 'not_offered' }),
    ...(!WORK.includes(work) && { work: 'not_offered' }),
  };
  if (Object.keys(wrong).length > 0) throw new Refused(wrong);
  return { bike, work, day, price: PRICES[bike][work] };
}

const said = (code, more) => ({ error: 'no repair booked', code, ...more });

export async function postRepair(body, diary) {
  try {
    const { bike, work, day, price } = read(body);
    return [201, { number: await diary.book(bike, work, day), price }];
  } catch (error) {
    if (error instanceof Refused) return [422, said('form', { fields: error.fields })];
    if (error instanceof DayFull) return [409, said('day_full')];
    if (error instanceof DiaryBusy) return [503, said('try_again')];
    throw error;
  }
}
