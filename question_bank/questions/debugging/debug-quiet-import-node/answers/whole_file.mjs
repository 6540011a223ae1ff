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

/** Saves the members of a file, or none of them when a row is wrong. */
export async function importMembers(rows, store) {
  const members = [];
  const wrong = [];
  for (const [index, row] of rows.entries()) {
    if (!Object.values(row).some(Boolean)) continue;
    try {
      members.push(toMember(row));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      wrong.push(`row ${index + 1}: ${error.message}`);
    }
  }
  if (wrong.length > 0) throw new RangeError(wrong.join('; '));
  for (const member of members) {
    await store.save(member);
  }
  return members.length;
}
