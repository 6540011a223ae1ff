import { freeSlots } from './lessons.mjs';

const twoDigits = (number) => String(number).padStart(2, '0');
const clock = (minute) => `${Math.floor(minute / 60)}:${twoDigits(minute % 60)}`;

export function calendar(taken) {
  return Array.from(freeSlots(taken, 30), (slot) => clock(slot.end)).join(' ');
}

export function doorSign(taken) {
  return freeSlots(taken, 60).length === 0 ? 'full today' : 'free today';
}

export function evening(taken) {
  const lessons = [...freeSlots(taken, 30, 1020, 1260)];
  return `${lessons.length} lessons after five`;
}

export function webForm(taken, minutes) {
  try {
    return `${[...freeSlots(taken, minutes)].length} times`;
  } catch (error) {
    if (error instanceof RangeError) return 'please choose 5 minutes or more';
    throw error;
  }
}

export function letter(taken) {
  const times = Array.from(freeSlots(taken, 45), (slot) => clock(slot.start));
  return `You can come at ${times.join(', ')}`;
}
