// Prints which odd values of the file the two conversions take.
import { toMember } from '../exhibits/import_members.mjs';

const right = { number: '1001', name: 'Robin B.', joined: '2026-01-06' };
for (const [column, text] of [
  ['joined', '20260109'], ['joined', '2026-02-30'], ['number', '1027a'], ['number', ''],
]) {
  try {
    const value = toMember({ ...right, [column]: text })[column];
    console.log(`'${text}': ${column === 'joined' ? value.toISOString().slice(0, 10) : value}`);
  } catch (error) {
    console.log(`'${text}': ${error.name}`);
  }
}
console.log(`new Date('2026-02-30'): ${new Date('2026-02-30').toISOString().slice(0, 10)}`);
