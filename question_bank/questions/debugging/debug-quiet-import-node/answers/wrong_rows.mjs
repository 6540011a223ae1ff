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

/** Saves the members of a file. Returns how many were saved, and the wrong rows with the reason. */
export async function importMembers(rows, store, log = console) {
  const wrong = [];
  let saved = 0;
  for (const [index, row] of rows.entries()) {
    if (!Object.values(row).some(Boolean)) continue;  // the last line of the file is often empty
    let member;
    try {
      member = toMember(row);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      wrong.push({ count: index + 1, row, reason: error.message });
      continue;
    }
    await store.save(member);
    saved += 1;
  }
  log.info(`${rows.length} rows read, ${saved} saved, ${wrong.length} wrong`);
  for (const { count, row, reason } of wrong) {
    log.error(`row ${count}, number '${row.number}': ${reason}`);
  }
  return { saved, wrong };
}
