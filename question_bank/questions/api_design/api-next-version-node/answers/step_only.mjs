// What worked goes on to work. The step is new, and no name changes.
export const version = '1.5.0';

export class Slot {
  constructor(start, end) { // minutes after midnight
    this.start = start;
    this.end = end;
  }
}

/** Returns the times at which a room is free, one for each step, as an array. */
export function freeSlots(taken, minutes, opens = 540, closes = 1080, { step = minutes } = {}) {
  if (minutes < 5 || step < 5) throw new RangeError('5 minutes at least');
  const slots = [];
  for (let at = opens; at + minutes <= closes; at += step) {
    if (taken.every(([start, end]) => end <= at || at + minutes <= start)) {
      slots.push(new Slot(at, at + minutes));
    }
  }
  return slots;
}

/** Returns the first time of the day, or null. */
export function firstFree(taken, minutes) {
  const [first = null] = freeSlots(taken, minutes);
  return first;
}
