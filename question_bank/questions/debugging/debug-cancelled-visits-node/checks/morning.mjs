// The morning of the log, played with the two versions of the exhibit.
import { World, newVersion, oldVersion } from './office.mjs';

const RELEASE = { i1: '10:06:00', i2: '10:11:00', i3: '10:16:00', i4: '10:21:00' };
export const CALLS = [                             // time, put by, what, visit, tuner, read by, seconds until then
  ['10:03:12', 'i2', 'cancel', 'V205', 'T2', 'i4', 1],
  ['10:04:40', 'i4', 'move', 'V207', 'T5', 'i1', 1],
  ['10:07:25', 'i1', 'cancel', 'V212', 'T1', 'i3', 1],
  ['10:08:50', 'i3', 'move', 'V203', 'T2', 'i1', 1],
  ['10:09:31', 'i3', 'cancel', 'V216', 'T4', 'i1', 1],
  ['10:10:08', 'i4', 'cancel', 'V209', 'T3', 'i2', 1],
  ['10:12:40', 'i2', 'cancel', 'V221', 'T5', 'i1', 1],
  ['10:13:22', 'i1', 'move', 'V218', 'T1', 'i4', 1],
  ['10:14:05', 'i2', 'cancel', 'V224', 'T3', 'i4', 1],
  ['10:14:57', 'i4', 'cancel', 'V214', 'T2', 'i2', 1],
  ['10:17:33', 'i3', 'cancel', 'V226', 'T5', 'i4', 1],
  ['10:18:20', 'i1', 'cancel', 'V230', 'T4', 'i3', 1],
  ['10:20:59', 'i4', 'cancel', 'V228', 'T1', 'i2', 3],
  ['10:22:41', 'i4', 'cancel', 'V233', 'T3', 'i1', 1],
];
export const CANCELLED = CALLS.filter(([, , what]) => what === 'cancel').map(([, , , visit]) => visit);

const later = (time, seconds) =>
  new Date(Date.parse(`2026-03-11T${time}Z`) + 1000 * seconds).toISOString().slice(11, 19);

// The world at 10:30, the lines of the log, and by which version each cancelled visit was put and read.
export async function morning() {
  const world = new World(611);
  const lines = [];
  const pairs = new Map();
  const versions = { 30: await oldVersion(), 31: await newVersion(31) };
  const versionOf = (instance, time) => versions[time > RELEASE[instance] ? 31 : 30];
  for (const [, , , visit, tuner] of CALLS) world.book(visit, tuner);
  for (const [instance, time] of Object.entries(RELEASE)) {
    lines.push([time, `${instance} stopping`], [later(time, 4), `${instance} started version=31`]);
  }
  lines.push(['10:12:15', 'i3 queue: connection lost'], ['10:12:18', 'i3 queue: connected']);
  for (const [time, putter, what, visit, , reader, seconds] of CALLS) {
    const { ms, told: { length: told }, queue: { next: number } } = world;
    const putting = versionOf(putter, time);
    const reading = versionOf(reader, later(time, seconds));
    if (what === 'move') {
      await putting.move(world.queue, visit, '16:00');
    } else {
      await putting.cancel(world.queue, visit);
      pairs.set(visit, `put by ${putting.number}, read by ${reading.number}`);
    }
    await world.read(reading);
    const words = world.told.slice(told).map(([tuner, text]) => ` told=${tuner} "${text}"`).join('');
    lines.push([time, `${putter} POST /visits/${visit}/${what} put=m${number}`]);
    lines.push([later(time, seconds), `${reader} m${number} done ms=${world.ms - ms}${words}`]);
  }
  return { world, lines: lines.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)), pairs };
}
