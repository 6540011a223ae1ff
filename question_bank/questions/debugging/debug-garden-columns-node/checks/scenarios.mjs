// usage: node checks/scenarios.mjs FILE SCENARIO [SECONDS A CLUB IS KEPT]     exit 0 when the promise holds
import { Process, ownColumns } from './service.mjs';

const [file, scenario, keep = '600'] = process.argv.slice(2);
const start = () => Process.start(file, Number(keep));
const first = await start();

function right(server, name, role) {
  const count = server.page(name, role);
  console.log(`${name} ${role}: ${count} columns, ${ownColumns(name, role)} are right`);
  return count === ownColumns(name, role);
}

// Changes settings in place, as a new function might; frozen settings refuse it.
function tamper(settings) {
  for (const value of Object.values(settings)) {
    try {
      if (Array.isArray(value)) value.push('phone');
      else if (typeof value === 'object') value.allowed = true;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
}

const scenarios = {
  async fresh() {
    for (const name of ['alder', 'elm']) {
      for (const role of ['member', 'committee']) {
        if (!right(await start(), name, role)) return false;
      }
    }
    const [one, other] = [await start(), await start()];
    return one.export('alder', 'committee') === 200 && other.export('alder', 'member') === 403;
  },

  other_club() {
    first.page('alder', 'committee');
    return right(first, 'birch', 'member');
  },

  repeat() {
    first.page('alder', 'committee');
    first.page('elm', 'committee');
    return ['alder', 'elm'].map((name) => right(first, name, 'committee')).every(Boolean);
  },

  own_choice() {
    first.page('elm', 'committee');
    return right(first, 'elm', 'member');
  },

  exports() {
    first.export('cedar', 'committee');
    const status = first.export('birch', 'member');
    console.log(`export of a member after one of the committee: ${status}`);
    return status === 403;
  },

  new_page() {
    for (const name of ['alder', 'elm']) tamper(first.settings(name));
    const pages = ['alder', 'birch', 'elm'].map((name) => right(first, name, 'member'));
    return pages.every(Boolean) && first.export('birch', 'member') === 403;
  },
};
process.exit((await scenarios[scenario]()) ? 0 : 1);
