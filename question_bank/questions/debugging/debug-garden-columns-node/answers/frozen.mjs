// The class of fault is gone: settings cannot be changed, and the role alone opens private columns.
function frozen(value) {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

const DEFAULTS = frozen({
  columns: ['name', 'plot'],
  order: 'plot',
  export: { roles: ['committee'], columns: ['name', 'plot'] },
});
const PRIVATE = frozen(['phone', 'email']);
const { compare } = new Intl.Collator('en', { numeric: true });

export class Refused extends Error {}

export function settingsFor(club) {
  return frozen({ ...DEFAULTS, ...structuredClone(club.choices) });
}

// The columns for this visitor: private ones for the committee, and for nobody else.
function visible(columns, visitor) {
  const open = columns.filter((column) => !PRIVATE.includes(column));
  return visitor.role === 'committee' ? [...open, ...PRIVATE] : open;
}

export function page(club, visitor) {
  const { columns: chosen, order } = settingsFor(club);
  const columns = visible(chosen, visitor);
  const members = club.members.toSorted((a, b) => compare(a[order], b[order]));
  return members.map((member) => columns.map((column) => member[column]));
}

export function exportList(club, visitor) {
  const rules = settingsFor(club).export;
  if (!rules.roles.includes(visitor.role)) {
    throw new Refused(visitor.role);
  }
  return club.members.map((member) => rules.columns.map((column) => member[column]));
}
