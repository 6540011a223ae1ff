// A veterinary practice in memory. A day is a number, and nothing leaves this process.
import { readFileSync } from 'node:fs';

export class TextServiceDown extends Error {}

export class Practice {
  animals = [];
  sent = [];
  #today = 0;
  #failsAt;

  constructor({ failsAt } = {}) {
    this.#failsAt = failsAt;                       // this message is not taken, once
  }

  add(name, { owner, phone }) {
    this.animals.push({ name, owner, phone, reminded: null });
  }

  async due(today) {
    this.#today = today;
    return this.animals.filter((animal) => animal.reminded === null);
  }

  async send(phone, text) {
    if (this.sent.length + 1 === this.#failsAt) {
      this.#failsAt = undefined;
      throw new TextServiceDown();
    }
    this.sent.push({ day: this.#today, phone, text });
  }

  async markReminded(animal, today) {
    animal.reminded = today;
  }

  // The name of an animal, once for each message that names it.
  named() {
    return this.sent.flatMap(({ text }) =>
      this.animals.filter(({ name }) => text.includes(name)).map(({ name }) => name));
  }
}

// A practice with the list of the exhibit.
export function thisMorning(options) {
  const practice = new Practice(options);
  const [, ...rows] = readFileSync('exhibits/due.csv', 'utf8').trim().split('\n');
  for (const row of rows) {
    const [, name, , owner, phone] = row.split(',');
    practice.add(name, { owner, phone });
  }
  return practice;
}
