// usage: node checks/scenarios.mjs FILE SCENARIO     exit 0 when the scenario's promise holds
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Store, fileRows } from './members.mjs';

const [file, scenario] = process.argv.slice(2);
const { importMembers } = await import(pathToFileURL(resolve(file)));
const RIGHT = fileRows().map((row) => Number(row.number)).filter((n) => n > 0 && n !== 1014);

// One import: what is stored then, what it returned or threw, and all that it said.
async function play(rows, store = new Store()) {
  const said = [];
  const complaints = [];
  const complain = (text) => {
    said.push(`ERROR ${text}`);
    complaints.push(`ERROR ${text}`);
  };
  const log = { info: (text) => said.push(`INFO ${text}`), warn: complain, error: complain };
  let result;
  let error = null;
  try {
    result = await importMembers(rows, store, log);
  } catch (thrown) {
    error = thrown;
  }
  said.push(JSON.stringify(result), String(error));
  const { members } = store;
  const lost = RIGHT.filter((number) => !members.has(number));
  const allRight = lost.length === 0;
  console.log(`saved=${members.size} right rows lost=${lost.length} raised=${error?.name ?? 'nothing'}`);
  console.log('lost:', ...lost);
  return { members, error, complaints, said: said.join('\n'), allRight,
    onlyRight: allRight && members.size === RIGHT.length };
}

// The file of last night with its three odd rows taken out.
const rightFile = () => fileRows().filter(({ number, joined }) =>
  number !== '' && number !== '1027a' && joined !== '2026-02-30');

const scenarios = {
  async clean() {
    const { onlyRight, error } = await play(rightFile());
    return onlyRight && !error;
  },

  async neighbours() {
    return (await play(fileRows())).allRight;
  },

  async noticed() {
    const { error, complaints } = await play(fileRows());
    return error !== null || complaints.length > 0;
  },

  async named() {
    const { said } = await play(fileRows());
    console.log(said);
    return /\b(14|1014)\b/.test(said) && /\b(27|1027a)\b/.test(said);
  },

  async nothing_made_up() {
    const { members } = await play(fileRows());
    const madeUp = [...members.values()].filter(({ number, joined }) => number === null || joined === null);
    console.log('made up:', ...madeUp.map(({ number }) => number));
    return madeUp.length === 0;
  },

  async empty_line() {
    const { onlyRight, error, complaints } = await play([...rightFile(), fileRows().at(-1)]);
    console.log('complaints:', ...complaints);
    return onlyRight && !error && complaints.length === 0;
  },

  async store_down() {
    const { error } = await play(rightFile(), new Store({ downAfter: 5 }));
    return error?.code === 'ECONNREFUSED';
  },
};
process.exit((await scenarios[scenario]()) ? 0 : 1);
