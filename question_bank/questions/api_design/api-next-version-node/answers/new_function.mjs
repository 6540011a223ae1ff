// freeSlots stays as it was, with a warning. A new function has all that is new.
import { deprecate } from 'node:util';

export const version = '1.5.0';

/** What was asked for is not possible. */
export class LessonError extends RangeError {}

export class Slot {
  constructor(start, end) { // minutes after midnight
    this.start = start;
    this.end = end;
  }
}

export class Lesson {
  constructor(begin, end) { // minutes after midnight
    this.begin = begin;
    this.end = end;
  }
}

/** Yields the times at which a room is free, one for each step. */
export function* findLessons(taken, minutes, { step = minutes, opens = 540, closes = 1080 } = {}) {
  if (minutes < 5 || step < 5) throw new LessonError('5 minutes at least');
  for (let at = opens; at + minutes <= closes; at += step) {
    if (taken.every(([begin, end]) => end <= at || at + minutes <= begin)) {
      yield new Lesson(at, at + minutes);
    }
  }
}

export const freeSlots = deprecate((taken, minutes, opens, closes) => {
  const found = findLessons(taken, minutes, { opens, closes });
  return Array.from(found, ({ begin, end }) => new Slot(begin, end));
}, 'freeSlots ends with lessons 2.0.0: please use findLessons');

/** Returns the first time of the day, or null. */
export function firstFree(taken, minutes) {
  const [first = null] = findLessons(taken, minutes);
  return first;
}
