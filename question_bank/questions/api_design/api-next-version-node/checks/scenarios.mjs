// usage: node checks/scenarios.mjs FILE SCENARIO    exit 0 when the scenario's promise holds
import { CALLS, HAVE, LESSONS, library, said } from './versions.mjs';

const [file, scenario] = process.argv.slice(2);

const warnings = [];
process.on('warning', (warning) => warnings.push(warning));
const turn = () => new Promise((resolve) => setImmediate(resolve));

// A caller says tomorrow what it says today.
async function same(name) {
  const today = await said(HAVE, name);
  const tomorrow = await said(file, name);
  console.log(`today: ${today} | tomorrow: ${tomorrow}`);
  return today === tomorrow;
}

// The function for what is new.
async function newWay() {
  const { findLessons, freeSlots } = await library(file);
  return findLessons ?? freeSlots;
}

async function warned(act) {
  await act();
  await turn();
  return [...new Set(warnings.map((warning) => warning.message))];
}

const scenarios = {
  // The step can be passed in some way, and is used.
  async step() {
    const slots = await newWay();
    const ways = [
      [{ step: 15 }], [15], [undefined, undefined, { step: 15 }], [undefined, undefined, 15],
    ];
    const apart = ways.map((more) => {
      const [one, two] = slots([], 45, ...more);
      return one && two ? two.end - one.end : undefined;
    });
    console.log(apart.includes(15) ? 'minutes between two times: 15' : 'no step');
    return apart.includes(15);
  },
  async begin() {
    const [first] = (await newWay())([], 30);
    console.log(`begin: ${first.begin ?? 'not there'}`);
    return first.begin === 540;
  },
  // Who uses what is to end hears of it in time: what, when, and what to write.
  async told() {
    const texts = await warned(() => said(file, 'letter'));
    console.log(`warnings: ${texts.join(' ') || 'none'}`);
    return texts.some((text) => text.includes('2.0.0') && text.includes('use'));
  },
  // The warning points at the line of the caller: the first one outside the library.
  async where() {
    await warned(() => said(file, 'letter'));
    const lines = warnings.flatMap(({ stack }) => stack.split('\n').slice(1));
    const others = lines.filter((line) => !/lessons\.mjs|node:internal|<anonymous>/.test(line));
    const inside = others.length > 0 && others[0].includes('callers.mjs');
    console.log(`points at: ${inside ? 'callers.mjs' : warnings.length ? 'no caller' : 'nothing'}`);
    return inside;
  },
  // Who uses the new way, or only what stays, hears nothing.
  async quiet() {
    const texts = await warned(async () => {
      for (const slot of (await newWay())(LESSONS, 45)) String(slot.begin ?? slot.end);
    });
    console.log(`warnings: ${texts.join(' ') || 'none'}`);
    return texts.length === 0;
  },
  // A program that no search found: it stores its slots as JSON, and reads start from there.
  async hidden() {
    const { freeSlots } = await library(file);
    const stored = JSON.stringify([...freeSlots([], 60)]);
    console.log(`stored: ${stored.slice(0, 25)}`);
    return JSON.parse(stored)[0].start === 540;
  },
};

process.exitCode = (await (scenario in CALLS ? same(scenario) : scenarios[scenario]())) ? 0 : 1;
