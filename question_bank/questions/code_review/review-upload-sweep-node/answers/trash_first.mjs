// As keep_and_ask, with a way back: a file lies in the trash before it is deleted.
import { StoreError } from './fakes.mjs';
import { log } from './log.mjs';
import { MODULES } from './modules.mjs';

const KEEP_DAYS = 45;                               // a draft can stay open for 21
const TRASH_DAYS = 30;                              // time to notice a wrong rule
const TRASH = 'trash/';

/** Moves unused files to the trash, and deletes what has been there for 30 days. */
export async function sweep(db, store) {
  const lists = await Promise.all(MODULES.map((module) => module.filesInUse(db)));
  const used = new Set(lists.flat());
  let freed = 0;
  for (const stored of await store.list()) {
    if (stored.name.startsWith(TRASH)) {            // its age counts from the move
      if (stored.ageDays > TRASH_DAYS) freed += await remove(store, stored);
    } else if (!used.has(stored.name) && stored.ageDays > KEEP_DAYS) {
      await store.move(stored.name, TRASH + stored.name);
    }
  }
  log.info(`freed ${freed} bytes`);
  return freed;
}

/** Deletes one file and returns the bytes that this freed. */
async function remove(store, stored) {
  try {
    await store.delete(stored.name);
    return stored.size;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log.warn(`could not delete ${stored.name}`);
    return 0;
  }
}
