// One process of the service: its copy of the code, and the clubs that it keeps, as a rule for ten minutes.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const CHOICES = { alder: {}, birch: {}, cedar: {}, elm: { columns: ['name', 'plot', 'since'] } };

function fromDatabase(name) {
  const member = { name: `Sam of ${name}`, plot: 1, since: 2019, phone: '555-0100', email: 'sam@example.org' };
  return { choices: structuredClone(CHOICES[name]), members: [member] };
}

export class Process {
  static #started = 0;
  #code;
  #keepSeconds;
  #clubs = new Map();                              // name: the club, and the second at which it was read

  // A process loads the module anew.
  static async start(file, keepSeconds = 600) {
    const url = pathToFileURL(resolve(file));
    url.search = `process=${Process.#started++}`;
    return new Process(await import(url), keepSeconds);
  }

  constructor(code, keepSeconds) {
    this.#code = code;
    this.#keepSeconds = keepSeconds;
  }

  // The club, and whether it was read from the database or kept.
  club(name, now = 0) {
    const kept = this.#clubs.get(name);
    if (kept && now < kept.at + this.#keepSeconds) return { club: kept.club, origin: 'kept' };
    const club = fromDatabase(name);
    this.#clubs.set(name, { club, at: now });
    return { club, origin: 'read' };
  }

  settings(name) {
    return this.#code.settingsFor(this.club(name).club);
  }

  // How many columns the page has.
  page(name, role, now = 0) {
    return this.#code.page(this.club(name, now).club, { role })[0].length;
  }

  // The status of the answer.
  export(name, role, now = 0) {
    try {
      this.#code.exportList(this.club(name, now).club, { role });
    } catch (error) {
      if (error instanceof this.#code.Refused) return 403;
      throw error;
    }
    return 200;
  }
}

// What a page of this club should have for this role.
export const ownColumns = (name, role) =>
  (CHOICES[name].columns ?? ['name', 'plot']).length + (role === 'committee' ? 2 : 0);
