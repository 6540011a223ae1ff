// Runs the code as shown once, and prints what became of the save and what Node says about it.
import { setImmediate as everyoneHasRun } from 'node:timers/promises';
import { dayReport } from '../exhibits/report.mjs';
import { run } from './clock.mjs';
import { Api, Archive, Mail, SHOPS } from './shops.mjs';

let words = 0;
for (const event of ['warning', 'unhandledRejection']) process.on(event, () => { words += 1; });
const archive = new Archive();
await run(() => dayReport(SHOPS.slice(0, 1), new Api(), archive, new Mail(archive)));
await everyoneHasRun();
console.log(`requests made ${archive.made}, sent ${archive.sent}, warnings and errors ${words}`);
