// usage: node checks/acts.mjs ACT SCENARIO     exit 0 when the scenario's promise holds
//
// At 08:40 one ACT is done: leave, restart, or a file that goes live. Then the requests of the morning come again.
import { REQUESTS, isWrong, seconds } from './morning.mjs';
import { Process, ownColumns } from './service.mjs';

const [act, scenario] = process.argv.slice(2);
const file = act.endsWith('.mjs') ? act : 'exhibits/members.mjs';
const processes = { p1: await Process.start(file), p2: await Process.start(file) };
if (act === 'leave') {                             // nothing restarts: the morning has left its mark
  for (const [time, name, club, role, what] of REQUESTS) processes[name][what](club, role, seconds(time));
}
let wrong = 0;
let short = 0;
for (const [time, name, club, role, what] of REQUESTS) {
  const answer = processes[name][what](club, role, seconds(time) + 3600);
  if (isWrong({ club, role, what, answer })) wrong += 1;
  if (role === 'committee' && (what === 'page' ? answer < ownColumns(club, role) : answer !== 200)) short += 1;
}
console.log(`wrong answers to members: ${wrong}, committee without its columns or export: ${short}`);
process.exit((scenario === 'members' ? wrong : short) === 0 ? 0 : 1);
