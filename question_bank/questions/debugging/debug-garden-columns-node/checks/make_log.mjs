// usage: node checks/make_log.mjs [found]     the log, or the wrong answers in it
import { play } from './morning.mjs';

const found = process.argv[2] === 'found';
for (const { text, wrong } of await play()) {
  if (!found || wrong) console.log(text);
}
