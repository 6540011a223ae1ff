// The same, under another number.
export const version = '2.0.0';

/** What was asked for is not possible. */
export class LessonError extends Error {}

export class Slot {
  constructor(begin, end) { // minutes after midnight
    this.begin = begin;
    this.end = end;
  }
}

/** Yields the times at which a room is free, one for each step. */
export function* freeSlots(taken, minutes, step = minutes, opens = 540, closes = 1080) {
  if (minutes < 5 || step < 5) throw new LessonError('5 minutes at least');
  for (let at = opens; at + minutes <= closes; at += step) {
    if (taken.every(([begin, end]) => end <= at || at + minutes <= begin)) {
      yield new Slot(at, at + minutes);
    }
  }
}

/** Returns the first time of the day, or null. */
export function firstFree(taken, minutes) {
  const [first = null] = freeSlots(taken, minutes);
  return first;
}
