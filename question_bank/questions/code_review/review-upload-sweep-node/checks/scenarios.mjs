// usage: node checks/scenarios.mjs FILE SCENARIO    exit 0 when the scenario's promise holds
import { project } from './project.mjs';

const [file, scenario] = process.argv.slice(2);
const at = project(file);
const { sweep } = await import(at('sweep.mjs'));
const { Store, makeDb } = await import(at('fakes.mjs'));
const { MODULES } = await import(at('modules.mjs'));
const MINUTES = 1 / (24 * 60);                     // in days

const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);

function saved(store) {
  const kept = store.names().includes('leak.jpg');
  console.log('the saved row names', kept ? 'a file' : 'a file that is gone');
  return kept;
}

async function inUse() {
  const [db, store, wanted] = [makeDb(), new Store(), []];
  for (const { files } of MODULES) {
    for (const table of Object.keys(files)) {
      const name = `${table}.jpg`;
      db.insert(table, name);
      store.put(name);
      wanted.push(name);
    }
  }
  await sweep(db, store);
  const lost = wanted.filter((name) => !store.names().includes(name));
  console.log('lost:', lost.join(' ') || 'none');
  return same(store.names(), wanted.sort());
}

async function openForm(waited) {
  const [db, store] = [makeDb(), new Store()];
  store.put('leak.jpg', { ageDays: waited });      // picked in a form, not saved yet
  await sweep(db, store);
  db.insert('damage_reports', 'leak.jpg');
  return saved(store);
}

async function draft(days) {
  const [db, store] = [makeDb(), new Store()];
  store.put('leak.jpg', { ageDays: 0 });
  for (store.today = 1; store.today <= days; store.today += 1) await sweep(db, store);
  db.insert('damage_reports', 'leak.jpg');
  return saved(store);
}

const SCENARIOS = {
  async unused() {
    const [db, store] = [makeDb(), new Store()];
    db.insert('damage_reports', 'used.jpg');
    store.put('used.jpg');
    store.put('unused.jpg');
    for (store.today = 0; store.today <= 90; store.today += 15) await sweep(db, store);
    console.log('after 90 days:', ...store.names());
    return same(store.names(), ['used.jpg']);
  },
  in_use: inUse,
  async during() {
    const db = makeDb();
    class BusyStore extends Store {
      async list() {                               // a form is sent while the sweep runs
        this.put('leak.jpg', { ageDays: 0 });
        db.insert('damage_reports', 'leak.jpg');
        return super.list();
      }
    }
    const store = new BusyStore();
    await sweep(db, store);
    return saved(store);
  },
  open_form: () => openForm(10 * MINUTES),
  draft: () => draft(14),
  new_table: inUse,                                // beside the modules of next month
  async report() {
    const [db, store] = [makeDb(), new Store({ stuck: ['stuck.jpg'] })];
    store.put('free.jpg', { size: 100 });
    store.put('stuck.jpg', { size: 40 });
    const before = store.bytes();
    let freed = 0;
    for (store.today = 0; store.today <= 90; store.today += 15) freed += await sweep(db, store);
    console.log(`reported ${freed}, freed ${before - store.bytes()}`);
    return freed === before - store.bytes();
  },
  async way_back() {
    const [db, store] = [makeDb(), new Store()];
    store.put('contract.jpg');
    const before = store.bytes();
    for (store.today = 0; store.names().includes('contract.jpg'); store.today += 1) {
      await sweep(db, store);                      // until the night that takes it
    }
    console.log(`bytes before ${before}, the morning after ${store.bytes()}`);
    return store.bytes() === before;
  },
};

process.exitCode = (await SCENARIOS[scenario]()) ? 0 : 1;
