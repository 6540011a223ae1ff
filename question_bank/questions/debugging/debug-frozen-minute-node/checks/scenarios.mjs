// usage: node checks/scenarios.mjs FILE SCENARIO [QUERY_LIMIT_MS]
//
// Exit 0 when the scenario's promise holds.
import { isDeepStrictEqual } from 'node:util';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Machine } from './machine.mjs';
import { Db, handle, makeProducts } from './shop_parts.mjs';

const [file, scenario, queryLimitMs = '5000'] = process.argv.slice(2);
const machine = new Machine();
const { makeShop } = await import(pathToFileURL(resolve(file)));
const db = new Db(machine, Number(queryLimitMs));
const shop = makeShop(db, { workers: machine.workers });

const BALANCER_MS = 30_000;
const PAGE_MS = 500;
const EVERY_MS = 250;

// Sends one import, with a page of the shop every quarter of a second beside it.
async function importBesidePages(products) {
  const arrivedMs = 1000;
  let answer = null;
  let longestMs = 0;
  machine.arrival(arrivedMs, async () => {
    const { status } = await handle(machine, () => shop.importProducts(products));
    answer = { status, ms: machine.nowMs() - arrivedMs };
  });
  const page = (plannedMs) => async () => {
    machine.arrival(plannedMs + EVERY_MS - machine.nowMs(), page(plannedMs + EVERY_MS));
    await handle(machine, () => shop.getProduct('P1'));
    longestMs = Math.max(longestMs, machine.nowMs() - plannedMs);
  };
  machine.arrival(0, page(0));
  let lastMs = 2 * BALANCER_MS;
  await machine.runUntil(() => {
    if (answer) lastMs = Math.min(lastMs, arrivedMs + answer.ms + 2000);
    return machine.nowMs() > lastMs;
  });
  const took = answer ? `${(answer.ms / 1000).toFixed(1)} s` : 'not done';
  console.log(`status=${answer?.status} import: ${took}, longest page: ${Math.round(longestMs)} ms`);
  return { answer, longestMs };
}

const scenarios = {
  async small() {
    let body = null;
    machine.arrival(0, async () => {
      ({ body } = await shop.importProducts(makeProducts(machine, 40, 3)));
    });
    await machine.runUntil(() => body !== null);
    const ids = Array.from({ length: 37 }, (_, i) => `P${i}`);
    console.log(`received=${body?.received} saved=${db.saved.length}`);
    return isDeepStrictEqual(body, { received: 40, saved: 37 }) && isDeepStrictEqual(db.saved, ids);
  },

  async pages() {
    const { longestMs } = await importBesidePages(makeProducts(machine, 760));
    return longestMs <= PAGE_MS;
  },

  async saved() {
    const { answer } = await importBesidePages(makeProducts(machine, 760));
    return answer?.status === 200 && answer.ms <= BALANCER_MS && db.saved.length === 760;
  },

  async large() {
    const { answer, longestMs } = await importBesidePages(makeProducts(machine, 10_000));
    const settled = answer !== null && answer.ms <= BALANCER_MS
      && (answer.status === 413 || db.saved.length === 10_000);
    return settled && longestMs <= PAGE_MS;
  },
};
process.exit((await scenarios[scenario]()) ? 0 : 1);
