// A diary in memory, and the framework around the handler.
import { DayFull, DiaryBusy } from './diary.mjs';

export class FakeDiary {
  constructor({ full = [], busy = 0 } = {}) {
    this.full = full;               // days as text
    this.busy = busy;               // so many calls meet a busy diary
    this.booked = [];
  }

  async book(bike, work, day) {
    if (this.busy > 0) {
      this.busy -= 1;
      throw new DiaryBusy('diary on 10.0.0.7 is locked');
    }
    if (this.full.includes(day)) throw new DayFull(`no place on ${day}`);
    this.booked.push([bike, work, day]);
    return 80 + this.booked.length;
  }
}

// What is not caught in the handler becomes 500, and is written to the log.
export async function serve(handler, body, diary, log = []) {
  try {
    return await handler(body, diary);
  } catch (error) {
    log.push(error.constructor.name);
    return [500, { error: 'internal error' }];
  }
}
