// When does a length that is too short throw: at the call, or when the times are used?
import { HAVE, library } from './versions.mjs';

function when(freeSlots) {
  let slots;
  try {
    slots = freeSlots([], 3);
  } catch {
    return 'at the call';
  }
  try {
    return `never: ${[...slots].length}`;
  } catch {
    return 'at the first use';
  }
}

for (const file of [HAVE, 'exhibits/lessons_150.mjs']) {
  const { version, freeSlots } = await library(file);
  console.log(`${version}: ${when(freeSlots)}`);
}
