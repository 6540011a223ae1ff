// The version of Monday, before the change.
const DEFAULTS = {
  columns: ['name', 'plot'],
  order: 'plot',
  export: { allowed: false, columns: ['name', 'plot'] },
};
const { compare } = new Intl.Collator('en', { numeric: true });

export class Refused extends Error {}

export function settingsFor(club) {
  return { ...DEFAULTS, ...club.choices };
}

export function page(club, visitor) {
  const { columns, order } = settingsFor(club);
  const members = club.members.toSorted((a, b) => compare(a[order], b[order]));
  return members.map((member) => columns.map((column) => member[column]));
}

export function exportList(club, visitor) {
  const rules = settingsFor(club).export;
  if (!rules.allowed) {
    throw new Refused(visitor.role);
  }
  return club.members.map((member) => rules.columns.map((column) => member[column]));
}
