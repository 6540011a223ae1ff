// usage: node checks/start.mjs CLASS SCENARIO    exit 0 when the scenario's promise holds
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const MINUTE = 60_000;
let now = 0;
Date.now = () => now;
globalThis.setTimeout = () => ({});                // no reminder is needed here
globalThis.clearTimeout = () => {};

const [file, scenario] = process.argv.slice(2);
const { Reservations } = await import(pathToFileURL(resolve(file)));
const said = (work) => work.then(() => 'rides', (error) => error.message);
const settle = async () => { for (let i = 0; i < 20; i++) await null; };
const calls = [];
const lock = { open: () => new Promise((opens, fails) => calls.push({ opens, fails })) };
const bikes = new Reservations(lock, () => {});
bikes.reserve('b7', 'Ro');

function reserve(rider) {
  try {
    bikes.reserve('b7', rider);
    return 'reserved';
  } catch (error) {
    return error.message;
  }
}

const scenarios = {
  async at_once() {
    const ro = said(bikes.start('b7', 'Ro'));
    calls[0].opens();
    console.log(`Ro: ${await ro}, free: ${bikes.isFree('b7')}`);
    return (await ro) === 'rides' && !bikes.isFree('b7');
  },
  async slow() {
    now = 10 * MINUTE - 2000;
    const ro = said(bikes.start('b7', 'Ro'));
    now += 3000;
    const ari = reserve('Ari');
    calls[0].opens();
    console.log(`Ro: ${await ro}, Ari: ${ari}`);
    return (await ro) === 'rides' && ari === 'taken';
  },
  async opened() {
    now = 10 * MINUTE - 2000;
    const ro = said(bikes.start('b7', 'Ro'));
    now += 3000;
    calls[0].opens();
    console.log(`the lock is open, Ro: ${await ro}, free: ${bikes.isFree('b7')}`);
    return (await ro) === 'rides' && !bikes.isFree('b7');
  },
  async stuck() {
    const ro = said(bikes.start('b7', 'Ro'));
    calls[0].fails(new Error('stuck'));
    await settle();
    const again = said(bikes.start('b7', 'Ro'));
    calls[1]?.fails(new Error('stuck'));
    await settle();
    now = 10 * MINUTE;
    console.log(`Ro: ${await ro}, then ${await again}, free after ten minutes: ${bikes.isFree('b7')}`);
    return (await again) === 'stuck' && bikes.isFree('b7');
  },
};
process.exit((await scenarios[scenario]()) ? 0 : 1);
