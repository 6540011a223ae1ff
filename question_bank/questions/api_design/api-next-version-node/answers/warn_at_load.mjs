// As additive, and a warning when the library is loaded.
process.emitWarning(
  'Slot.start ends with lessons 2.0.0: please use Slot.begin',
  'DeprecationWarning',
);

export const version = '1.5.0';

/** What was asked for is not possible. */
export class LessonError extends RangeError {}

export class Slot {
  constructor(start, end) { // minutes after midnight
    this.start = start;
    this.end = end;
  }

  // The name of start from now on.
  get begin() {
    return this.start;
  }
}

/** Returns the times at which a room is free, one for each step, as an array. */
export function freeSlots(taken, minutes, opens = 540, closes = 1080, { step = minutes } = {}) {
  if (minutes < 5 || step < 5) throw new LessonError('5 minutes at least');
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
