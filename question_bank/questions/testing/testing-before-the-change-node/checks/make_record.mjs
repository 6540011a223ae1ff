// Prints the prices of today for both sides of each condition, all of them combined.
import { World } from './versions.mjs';

const { Stage } = new World().require('./stage');
const DAYS = ['2026-03-10', '2026-03-14', '2026-03-17', '2026-03-18', '2026-03-20', '2026-03-21',
  '2026-03-22', '2026-06-30', '2026-07-01', '2026-07-04', '2026-08-05', '2026-09-02'];
const DOORS = [[-1, 'no'], [0, 'no'], [3, 'no'], [3, 'yes']];

console.log('km,rooms,floor,lift,day,price');
for (const km of [20, 90]) {
  for (const rooms of [2, 5]) {
    for (const [floor, lift] of DOORS) {
      for (const day of DAYS) {
        const price = await new Stage({ km }).quote({ rooms, floor, lift: lift === 'yes', day });
        console.log([km, rooms, floor, lift, day, price].join());
      }
    }
  }
}
