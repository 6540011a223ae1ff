// Older than any draft, and each module answers for its own files.
import { StoreError } from './fakes.mjs';
import { log } from './log.mjs';
import { MODULES } from './modules.mjs';

const KEEP_DAYS = 45;                               // a draft can stay open for 21

/** Deletes each file older than any draft that no module uses. */
export async function sweep(db, store) {
  const lists = await Promise.all(MODULES.map((module) => module.filesInUse(db)));
  const used = new Set(lists.flat());
  let freed = 0;
  for (const stored of await store.list()) {
    if (!used.has(stored.name) && stored.ageDays > KEEP_DAYS) {
      try {
        await store.delete(stored.name);
        freed += stored.size;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        log.warn(`could not delete ${stored.name}`);
      }
    }
  }
  log.info(`freed ${freed} bytes`);
  return freed;
}
