// Each module answers for its own files. What is deleted has not changed.
import { log } from './log.mjs';
import { MODULES } from './modules.mjs';

/** Deletes each stored file that no module uses. Runs each night at 03:00. */
export async function sweep(db, store) {
  const lists = await Promise.all(MODULES.map((module) => module.filesInUse(db)));
  const used = new Set(lists.flat());
  let freed = 0;
  for (const stored of await store.list()) {
    if (!used.has(stored.name)) {
      try {
        await store.delete(stored.name);
      } catch {
        log.warn(`could not delete ${stored.name}`);
      }
      freed += stored.size;
    }
  }
  log.info(`freed ${freed} bytes`);
  return freed;
}
