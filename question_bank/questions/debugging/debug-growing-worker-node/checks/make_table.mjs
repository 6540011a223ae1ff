// usage: node checks/make_table.mjs [full_kilos]
//
// Plays the days of traffic.mjs on the worker of the exhibit, and prints what is alive every four hours.
import { PriceWorker } from '../exhibits/price_worker.mjs';
import { Carrier, Clock, Message } from './carrier.mjs';
import { live } from './live.mjs';
import { HOUR_MS, HOURS, askedAbout } from './traffic.mjs';

const clock = new Clock();
const carrier = new Carrier();
const worker = new PriceWorker(carrier, clock);
const todo = askedAbout({ fullKilos: process.argv[2] === 'full_kilos' }).reverse();

console.log('at,messages,questions_to_carrier,live_Message,live_Zone,live_Quote');
for (let hour = 4; hour <= HOURS; hour += 4) {
  const askedBefore = carrier.asked;
  let messages = 0;
  while (todo.at(-1)?.ms < hour * HOUR_MS) {
    const { ms, postcode, weight } = todo.pop();
    clock.ms = ms;
    await worker.handle(new Message(postcode, weight));
    messages += 1;
  }
  const day = ['Mon', 'Tue', 'Wed'][Math.floor((hour - 4) / 24)];
  const at = `${day} ${String((hour - 4) % 24 + 4).padStart(2, '0')}:00`;
  const { Message: recent, Zone, Quote } = live(worker);
  console.log([at, messages, carrier.asked - askedBefore, recent, Zone, Quote].join());
}
