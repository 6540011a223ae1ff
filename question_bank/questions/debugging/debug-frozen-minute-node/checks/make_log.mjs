// Replays the two minutes of instance 2 against the exhibit's code and prints their log.
//
// The service's lines come from the run. What the balancer and the machine write follows from
// the times of the run: they do not stand still with the service.
import assert from 'node:assert/strict';
import { Machine } from './machine.mjs';
import { Db, handle, makeProducts } from './shop_parts.mjs';

const machine = new Machine();
const { makeShop } = await import('../exhibits/shop.mjs');
const shop = makeShop(new Db(machine));

const START = Date.parse('2026-03-12T10:30:30Z');
const END_MS = 112_000;
const BALANCER_MS = 30_000;
const CHECK = { everyMs: 10_000, waitMs: 2000, mostFailed: 3 };
const CORES = 4;

const lines = [];
const say = (ms, text) => lines.push({ ms, text });

// The balancer's view: when a request came, and when the service answered it.
function request(atSeconds, name, handler, { quiet = false, words = '' } = {}) {
  const came = atSeconds * 1000;
  const seen = { came, name, answered: Infinity };
  machine.arrival(came, async () => {
    const { status, ms, error } = await handle(machine, handler);
    seen.answered = machine.nowMs();
    const level = status >= 500 ? 'ERROR ' : '';
    const rest = error ? ` err="${error}"` : '';
    if (!quiet) say(machine.nowMs(), `app  ${level}${name}${words} status=${status} ms=${ms}${rest}`);
  });
  return seen;
}

const page = (at, id) => request(at, `GET /products/${id}`, () => shop.getProduct(id));
const search = (at, word) => request(at, `GET /search?q=${word}`, () => shop.search(word));
function importing(at, count, repeated) {
  const products = makeProducts(machine, count, repeated);
  const words = ` products=${count}`;
  return request(at, 'POST /imports', () => shop.importProducts(products), { words });
}

const requests = [
  page(1.204, 'P412'), search(4.870, 'lamp'), importing(8.115, 40, 3), page(13.560, 'P7'),
  page(17.020, 'P88'), importing(21.400, 80, 2), search(25.730, 'desk'), page(32.310, 'P31'),
  search(37.298, 'sofa'), page(37.299, 'P52'), importing(37.300, 760, 0),
  page(39.412, 'P7'), search(42.906, 'lamp'), page(46.188, 'P88'), page(51.743, 'P412'),
  search(55.150, 'desk'), page(59.631, 'P31'), page(101.870, 'P7'), search(105.344, 'lamp'),
];
const checks = [];
for (let s = 0; s * 1000 < END_MS; s += CHECK.everyMs / 1000) {
  checks.push(request(s, 'GET /health', shop.health, { quiet: true }));
}
await machine.runUntil(() => machine.nowMs() >= END_MS);

let failed = 0;
const out = [];                                    // [from, to] without requests
for (const { came, answered } of checks) {
  if (answered <= came + CHECK.waitMs) {
    if (failed >= CHECK.mostFailed) {
      out.at(-1).push(answered);
      say(answered, 'lb   instance 2: health check answered, gets requests again');
    }
    failed = 0;
    continue;
  }
  failed += 1;
  const ms = came + CHECK.waitMs;
  if (failed > CHECK.mostFailed) continue;
  say(ms, `lb   instance 2: health check not answered in ${CHECK.waitMs} ms (${failed})`);
  if (failed === CHECK.mostFailed) {
    out.push([ms]);
    say(ms, 'lb   instance 2: gets no more requests');
  }
}
for (const { came, name, answered } of requests) {
  assert.ok(out.every(([from, to]) => came < from || came > to), `${name} came while out`);
  const ms = came + BALANCER_MS;
  if (answered > ms) say(ms, `lb   ${name} status=504 ms=${BALANCER_MS}`);
}
for (let ms = 10_000; ms < END_MS; ms += 20_000) {
  const busy = machine.spells
    .map(([from, to]) => Math.min(to / 1000, ms) - Math.max(from / 1000, ms - 20_000))
    .reduce((sum, part) => sum + Math.max(part, 0), 0);
  if (ms > 10_000) say(ms, `host cpu=${(busy / CORES / 200).toFixed(1)}% cores=${CORES}`);
}

for (const { ms, text } of lines.sort((one, other) => one.ms - other.ms)) {
  console.log(`${new Date(START + Math.round(ms)).toISOString().slice(11, 23)} ${text}`);
}
