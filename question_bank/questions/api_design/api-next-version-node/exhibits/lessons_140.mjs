export const version = '1.4.0';

export class Slot {
  constructor(start, end) { // minutes after midnight
    this.start = start;
    this.end = end;
  }
}

/** Returns the times at which a room is free for so many minutes, as an array. */
export function freeSlots(taken, minutes, opens = 540, closes = 1080) {
  if (minutes < 5) throw new RangeError('5 minutes at least');
  const slots = [];
  for (let at = opens; at + minutes <= closes; at += minutes) {
    if (taken.every(([start, end]) => end <= at || at + minutes <= start)) {
      slots.push(new Slot(at, at + minutes));
    }
  }
  return slots;
}
