// Presses the button once, on the exhibit's code and a virtual clock, and prints the log.
import { dayReport } from '../exhibits/report.mjs';
import { now, run, sleep } from './clock.mjs';
import { Api, Archive, Mail, SHOPS } from './shops.mjs';

const START = Date.UTC(2026, 2, 12, 9);

function say(who, text) {
  const at = new Date(START + now()).toISOString().slice(11, 21);
  console.log(`${at} ${who.padEnd(4)} ${text}`);
}

async function page() {
  await sleep(30_000);
  say('page', 'no report after 30 s, error shown');
}

await run(async () => {
  const archive = new Archive();
  const api = new Api({ heard: (text) => say('shop', text) });
  say('page', 'report asked for');
  const waiting = page();
  const count = await dayReport(SHOPS, api, archive, new Mail(archive));
  say('mail', 'sent');
  say('job', `report done, ${count} lines`);
  await waiting;
});
