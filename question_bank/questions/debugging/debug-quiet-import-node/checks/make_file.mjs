// Prints the file of last night.
import { fileRows } from './members.mjs';

console.log('number,name,joined');
for (const row of fileRows()) console.log(Object.values(row).join(','));
