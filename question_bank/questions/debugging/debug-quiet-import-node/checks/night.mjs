// Imports the file of last night as the job does, and prints its log and what Sam found in the morning.
import { importMembers } from '../exhibits/import_members.mjs';
import { Store, read } from './members.mjs';

const night = (text) => console.log(`02:10:00 ${text}`);
const rows = read('exhibits/members.csv');
const store = new Store();
night('import of members.csv started');
const count = await importMembers(rows, store, { info: night, error: night });
night(`import done, ${count} rows read`);
const numbers = rows.map((row) => row.number).filter(Boolean);
const missing = numbers.filter((number) => !store.members.has(Number(number)));
console.log(`08:45:00 Sam: ${numbers.length} members in the file, ${store.members.size} of them in the system`);
console.log(`08:45:00 Sam: not in the system: ${missing.slice(0, 5).join(' ')}`);
console.log(`         ${missing.slice(5).join(' ')}`);
