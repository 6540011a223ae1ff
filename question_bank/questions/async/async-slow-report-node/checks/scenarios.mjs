// usage: node checks/scenarios.mjs FILE SCENARIO     exit 0 when the scenario's promise holds
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { now, run, sleep } from './clock.mjs';
import { Api, Archive, Mail, RIGHT, SHOPS } from './shops.mjs';

const [file, scenario] = process.argv.slice(2);
const { dayReport } = await import(pathToFileURL(resolve(file)));

const linesOf = (text) => text.split('\n').filter((line) => line.includes(': '));
const same = (some, others) => some.join('\n') === others.join('\n');
const whole = (text) => same(linesOf(text).sort(), RIGHT);

// One press of the button, and ten minutes in which work that nobody awaits may go on.
async function day(trouble) {
  const api = new Api(trouble);
  const archive = new Archive();
  const mail = new Mail(archive);
  const seen = { api, archive, mail, page: Infinity }; // seconds until the page has its answer
  const press = async () => {
    try {
      await dayReport(SHOPS, api, archive, mail);
      seen.page = now() / 1000;
    } catch (error) {
      if (error.code !== 'ECONNREFUSED') throw error;
      console.log(`the page shows ${error.code}`);
    }
  };
  press();
  await sleep(600_000);
  return seen;
}

function elevenAndAName({ mail }, shop) {
  if (mail.arrived.length === 0) {
    console.log('no mail');
    return false;
  }
  const shown = linesOf(mail.arrived[0].text);
  const good = shown.filter((line) => RIGHT.includes(line));
  const about = shown.filter((line) => line.startsWith(shop) && !RIGHT.includes(line));
  console.log(`mail with ${good.length} shops, ${about.length ? 'names' : 'does not name'} ${shop}`);
  return good.length === 11 && about.length === 1;
}

const scenarios = {
  async once() {
    const { api, mail } = await day();
    console.log(`calls=${api.asked.length} mails=${mail.arrived.length}`);
    return api.asked.length === 24 && new Set(api.asked).size === 24 && mail.arrived.length === 1;
  },

  async in_time() {
    const { mail, page } = await day();
    const { text } = mail.arrived[0];
    console.log(`page after ${page.toFixed(1)} s, ${linesOf(text).length} lines`);
    return page <= 30 && whole(text);
  },

  async archived() {
    const { archive } = await day();
    console.log(`reports in the archive ${archive.kept.length}`);
    return archive.kept.length === 1 && whole(archive.kept[0]);
  },

  async in_order() {
    const { mail } = await day();
    const shown = linesOf(mail.arrived[0].text).map((line) => line.split(':')[0]);
    console.log(`first lines ${shown.slice(0, 3).join(' ')}`);
    return same(shown, SHOPS);
  },

  async mail_last() {
    const { text, kept } = (await day()).mail.arrived[0];
    const there = kept.length > 0 && linesOf(text).length > 0 && same(linesOf(kept[0]), linesOf(text));
    console.log(`when the mail arrives the report is ${there ? 'in the archive' : 'not there'}`);
    return there;
  },

  async refused() {
    return elevenAndAName(await day({ refuses: 'Corby' }), 'Corby');
  },

  async silent() {
    const seen = await day({ silent: 'Corby' });
    return elevenAndAName(seen, 'Corby') && seen.page <= 30;
  },
};

process.on('unhandledRejection', (error) => {
  console.log(`the process ends: nobody handles ${error.code ?? error}`);
  process.exit(1);
});
process.exit((await run(scenarios[scenario])) ? 0 : 1);
