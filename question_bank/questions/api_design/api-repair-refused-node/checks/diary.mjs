// What the diary of the workshop can say no with. In each case nothing is booked.
export class DiaryError extends Error {}

// The day has no place left.
export class DayFull extends DiaryError {}

// The diary can not be reached for some seconds.
export class DiaryBusy extends DiaryError {}
