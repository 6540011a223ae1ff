// Prints the exhibit log: four farms on Tuesday, on a clock that the story sets.
import { Lab, Store, settle } from './fakes.mjs';
import { load } from './load.mjs';

const Orders = await load('exhibits/orders.mjs');

let time = '';
const say = (who, text) => console.log(`${time} ${who.padEnd(8)} ${text}`);

async function post(orders, farm, key, field, test) {
  say(farm, `-> POST key=${key} ${field} ${test}`);
  const { status, number, error } = await orders.post(farm, key, { field, test });
  say(farm, `<- ${status} ${number ?? error}`);
}

const store = new Store();
const lab = new Lab((text) => say('lab', text));
const one = new Orders(store, lab);
const two = new Orders(store, lab);

lab.orders.close();                     // the lab is slow
const tries = [];
for (const [at, orders] of [['08:00:00', one], ['08:00:05', two]]) {
  time = at;
  tries.push(post(orders, 'farm 11', 'k1', 'North', 'lime'));
  await settle();
}
time = '08:00:07';
lab.orders.open();
await Promise.all(tries);

for (const [at, field, test] of [['08:10:00', 'East', 'lime'], ['08:11:00', 'West', 'salt']]) {
  time = at;
  await post(one, 'farm 12', 'k2', field, test);
}

lab.busy = 1;
for (time of ['08:20:00', '08:25:00']) await post(two, 'farm 13', 'k3', 'Hill', 'lime');

lab.silent = ['made'];
time = '08:30:00';
lab.orders.close();
lab.answers.close();
const silent = post(one, 'farm 14', 'k4', 'Mill', 'salt');
await settle();
time = '08:30:08';
lab.orders.open();
await settle();
time = '08:30:10';
lab.answers.open();
await silent;
time = '08:32:00';
await post(two, 'farm 14', 'k5', 'Mill', 'salt');
