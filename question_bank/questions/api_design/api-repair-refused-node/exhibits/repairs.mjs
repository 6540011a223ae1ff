const BIKES = ['city', 'race', 'cargo'];
const WORK = ['brakes', 'chain'];
const PRICES = { // cents
  city: { brakes: 4500, chain: 3500 },
  race: { brakes: 5200, chain: 3900 },
};

function toDay(text) {
  const day = new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10);
  if (day !== text) throw new RangeError(`no such day: ${text}`);
  return day;
}

/** POST /repairs: books a repair, and answers with its number and price. */
export async function postRepair(body, diary) {
  try {
    const wish = JSON.parse(body);
    const { bike, work } = wish;
    if (!BIKES.includes(bike) || !WORK.includes(work)) {
      throw new RangeError('not offered');
    }
    const day = toDay(wish.day);
    const price = PRICES[bike][work];
    const number = await diary.book(bike, work, day);
    return [201, { number, price }];
  } catch {
    return [400, { error: 'no repair booked' }];
  }
}
