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

function valueOrNull(convert, text) {
  try {
    return convert(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

export function toMember({ number, name, joined }) {
  return {
    number: valueOrNull(toNumber, number),
    name: name.trim(),
    joined: valueOrNull(toDate, joined),
  };
}

/** Saves the members of a file, and returns how many rows were read. */
export async function importMembers(rows, store, log = console) {
  for (const row of rows) {
    await store.save(toMember(row));
  }
  log.info(`${rows.length} rows read`);
  return rows.length;
}
