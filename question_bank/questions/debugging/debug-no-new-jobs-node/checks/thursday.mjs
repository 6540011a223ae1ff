// The Thursday at the desk, with the code as shown.
import { addJob } from '../exhibits/jobs.mjs';
import { workshop } from './workshop.mjs';

const CALLED_OFF = [40, 212, 333, 518, 640, 871];
const DAY = [
  ['08:30', 'app', 'release 41 started'],
  ['08:41', 'new', 'Noor'], ['08:55', 'new', 'Sam'], ['09:06', 'delete', '26-995'],
  ['09:20', 'new', 'Kim'], ['09:33', 'new', 'Robin'], ['09:48', 'new', 'Jo'],
  ['10:02', 'new', 'Alex'], ['10:03', 'new', 'Alex'], ['10:15', 'again', 'Dana'],
  ['10:21', 'new', 'Ari'], ['10:40', 'app', 'started again by Ro'],
  ['10:44', 'new', 'Ari'], ['11:10', 'new', 'Lee'],
];

// Returns the database after the day, or before the first event at `until`.
export function thursday({ say = () => {}, until = '99:99' } = {}) {
  const db = workshop(26, 995, { calledOff: CALLED_OFF });
  let traced = false;
  for (const [time, kind, what] of DAY) {
    if (time >= until) break;
    if (kind === 'app') {
      say(`${time} app     ${what}`);
    } else if (kind === 'delete') {
      db.delete(what);
      say(`${time} deleted ${what}   (called off)`);
    } else {
      const again = kind === 'again';
      try {
        const number = addJob(db, 26, what, again ? '26-871' : undefined);
        say(`${time} saved   ${number.padEnd(8)} ${what}${again ? '  (typed in again)' : ''}`);
      } catch (error) {
        say(`${time} FAILED           ${what}  ${error.name}: ${error.message}`);
        if (!traced) {                             // the app writes the first trace of a day
          const frames = error.stack.split('\n').filter((line) => line.includes('/exhibits/'));
          for (const frame of frames) say(frame.replace(/file:.*\//, ''));
        }
        traced = true;
      }
    }
  }
  return db;
}
