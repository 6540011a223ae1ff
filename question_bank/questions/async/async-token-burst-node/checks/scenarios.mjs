// usage: node checks/scenarios.mjs FILE SCENARIO     exit 0 when the scenario's promise holds
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setImmediate as everyoneHasRun } from 'node:timers/promises';
import { FakeIdp, InvalidGrant, Outage } from './fake_idp.mjs';

const [file, scenario] = process.argv.slice(2);
const { TokenClient } = await import(pathToFileURL(resolve(file)));

const many = (count, client) => Array.from({ length: count }, () => client.token());
const failed = (outcomes) => outcomes.filter((outcome) => outcome instanceof Error).length;

// The results of the promises; a failed one gives its error.
const outcomesOf = (promises) => Promise.all(promises.map((promise) => promise.catch((error) => error)));
const outcomeOf = async (promise) => (await outcomesOf([promise]))[0];

const scenarios = {
  async single() {
    const idp = new FakeIdp();
    const client = new TokenClient(idp, 'r0');
    const tokens = new Set();
    for (let i = 0; i < 5; i++) tokens.add(await client.token());
    console.log(`calls=${idp.calls} tokens=${[...tokens]} revoked=${idp.revoked}`);
    return idp.calls === 1 && [...tokens].join() === 'a1';
  },

  async burst() {
    const idp = new FakeIdp();
    const outcomes = await outcomesOf(many(20, new TokenClient(idp, 'r0')));
    console.log(`calls=${idp.calls} failed=${failed(outcomes)} revoked=${idp.revoked}`);
    return idp.calls === 1 && failed(outcomes) === 0 && !idp.revoked;
  },

  async later() {
    let now = 0;
    const client = new TokenClient(new FakeIdp(), 'r0', () => now);
    await outcomesOf(many(20, client));
    now += 3_601_000;
    const late = await outcomeOf(client.token());
    console.log(`later caller: ${late instanceof Error ? late.name : late}`);
    return !(late instanceof InvalidGrant);
  },

  async cancelled() {
    const idp = new FakeIdp();
    idp.hold();
    const client = new TokenClient(idp, 'r0');
    const impatient = new AbortController();
    const first = outcomeOf(client.token({ signal: impatient.signal }));
    const others = outcomesOf(many(5, client));
    await everyoneHasRun();                        // the first refresh is on its way
    impatient.abort();
    await everyoneHasRun();
    idp.letGo();
    await first;
    const outcomes = await others;
    const late = await outcomeOf(client.token());
    console.log(`calls=${idp.calls} failed_others=${failed(outcomes)} late=${late} revoked=${idp.revoked}`);
    return failed(outcomes) === 0 && typeof late === 'string' && !idp.revoked;
  },

  async outage() {
    const client = new TokenClient(new FakeIdp({ failFirst: 1 }), 'r0');
    const first = await outcomeOf(client.token());
    const second = await outcomeOf(client.token());
    console.log(`first=${first} second=${second}`);
    return first instanceof Outage && second === 'a1';
  },
};
process.exit((await scenarios[scenario]()) ? 0 : 1);
