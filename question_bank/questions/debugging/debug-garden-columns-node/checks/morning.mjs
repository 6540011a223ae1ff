// The requests of the morning, and what two processes with this code answer.
import { Process, ownColumns } from './service.mjs';

export const REQUESTS = [                          // time, process, club, role, what
  ['08:02:10', 'p1', 'alder', 'member', 'page'],
  ['08:03:35', 'p2', 'birch', 'member', 'page'],
  ['08:05:02', 'p1', 'birch', 'member', 'page'],
  ['08:06:48', 'p1', 'elm', 'member', 'page'],
  ['08:08:15', 'p1', 'alder', 'member', 'export'],
  ['08:09:30', 'p1', 'alder', 'committee', 'page'],
  ['08:11:20', 'p1', 'birch', 'member', 'page'],
  ['08:12:05', 'p2', 'birch', 'member', 'page'],
  ['08:13:40', 'p1', 'elm', 'member', 'page'],
  ['08:14:22', 'p1', 'alder', 'committee', 'page'],
  ['08:14:50', 'p1', 'elm', 'committee', 'page'],
  ['08:15:10', 'p1', 'alder', 'member', 'page'],
  ['08:16:02', 'p1', 'elm', 'member', 'page'],
  ['08:16:40', 'p2', 'elm', 'member', 'page'],
  ['08:17:30', 'p1', 'elm', 'member', 'page'],
  ['08:19:12', 'p2', 'cedar', 'committee', 'export'],
  ['08:20:45', 'p2', 'birch', 'member', 'export'],
  ['08:21:30', 'p1', 'birch', 'member', 'export'],
  ['08:23:00', 'p2', 'birch', 'member', 'page'],
  ['08:24:15', 'p2', 'cedar', 'committee', 'page'],
  ['08:25:40', 'p2', 'alder', 'member', 'page'],
  ['08:27:05', 'p1', 'cedar', 'member', 'page'],
  ['08:31:20', 'p1', 'cedar', 'member', 'page'],
  ['08:32:10', 'p2', 'cedar', 'member', 'page'],
  ['08:33:25', 'p1', 'birch', 'member', 'page'],
  ['08:35:00', 'p1', 'birch', 'committee', 'page'],
  ['08:36:15', 'p1', 'alder', 'member', 'page'],
];
const STARTS = [['08:00:00', 'p1'], ['08:00:00', 'p2'], ['08:30:00', 'p1']];

export const seconds = (time) => Date.parse(`1970-01-01T${time}Z`) / 1000;

export const isWrong = ({ club, role, what, answer }) =>
  role === 'member' && answer !== (what === 'page' ? ownColumns(club, role) : 403);

// The lines of the log, each with whether it is a wrong answer to a member.
export async function play(file = 'exhibits/members.mjs') {
  const processes = new Map();
  const lines = [];
  const key = ([time, process]) => `${time} ${process}`;
  const events = [...STARTS, ...REQUESTS].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  for (const [time, name, club, role, what] of events) {
    if (!club) {
      processes.set(name, await Process.start(file));
      lines.push({ text: `${time} ${name} started`, wrong: false });
      continue;
    }
    const process = processes.get(name);
    const { origin } = process.club(club, seconds(time));
    const answer = process[what](club, role, seconds(time));
    const result = what === 'page' ? `columns=${answer}` : `status=${answer}`;
    const text = `${time} ${name} ${club.padEnd(5)} ${role.padEnd(9)} ${what.padEnd(6)} club=${origin} ${result}`;
    lines.push({ text, wrong: isWrong({ club, role, what, answer }) });
  }
  return lines;
}
