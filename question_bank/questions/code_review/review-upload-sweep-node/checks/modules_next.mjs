// The same modules next month: flats has a second table that names files.
export class Module {
  constructor(name, files) {
    this.name = name;
    this.files = files;                            // table: column that names a file
  }

  async filesInUse(db) {
    const selects = Object.entries(this.files).map(([table, column]) => `SELECT ${column} FROM ${table}`);
    return (await db.query(selects.join(' UNION '))).map((row) => row.name);
  }
}

export const MODULES = [
  new Module('damage', { damage_reports: 'photo' }),
  new Module('flats', { flats: 'plan', meter_readings: 'photo' }),
  new Module('accounts', { invoices: 'scan' }),
];
