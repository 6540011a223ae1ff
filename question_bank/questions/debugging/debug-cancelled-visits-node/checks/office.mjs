// The office's world: a queue, the plan and the tuners' phones. Time moves only while work is done.
//
// The exhibit is a diff, so it holds two versions: "-" and " " lines are version 30, "+" and " " lines are 31.
import { readFileSync } from 'node:fs';

export const EXHIBIT = 'exhibits/visits.diff';

const load = (text) => import(`data:text/javascript,${encodeURIComponent(text)}`);

function side(sign) {
  return readFileSync(EXHIBIT, 'utf8').split('\n')
    .filter((line) => line === '' || line[0] === ' ' || line[0] === sign)
    .map((line) => line.slice(1))
    .join('\n');
}

// One version of the code, as the instances run it.
function version(number, code) {
  const reason = number === 30 ? [] : ['no time'];
  return {
    number,
    worker: (world) => code.makeWorker(world, world),
    cancel: (queue, visit) => code.cancelVisit(queue, visit, ...reason),
    move: (queue, visit, time) => code.moveVisit(queue, visit, time),
  };
}

export const oldVersion = async () => version(30, await load(side('-')));

export const newVersion = async (number, file = EXHIBIT) =>
  version(number, await load(file === EXHIBIT ? side('+') : readFileSync(file, 'utf8')));

class Message {
  #queue;

  constructor(queue, number, body) {
    this.#queue = queue;
    this.number = number;
    this.body = body;
  }

  async done() {
    this.#take();
  }

  async giveBack() {
    this.#take();
    this.#queue.waiting.push(this);
  }

  async setAside() {
    this.#take();
    this.#queue.aside.push(this);
  }

  #take() {
    this.#queue.waiting.splice(this.#queue.waiting.indexOf(this), 1);
  }
}

class Queue {
  waiting = [];
  aside = [];

  constructor(first) {
    this.next = first;
  }

  async put(body) {
    this.waiting.push(new Message(this, this.next, body));
    this.next += 1;
  }
}

// What outlives each instance. `ms` counts the time that work on a message takes.
export class World {
  visits = new Map();
  told = [];
  ms = 0;

  constructor(first = 1) {
    this.queue = new Queue(first);
  }

  book(id, tuner = 'T1') {
    this.visits.set(id, { id, tuner, time: '14:00', state: 'open' });
  }

  isOpen(id) {
    return this.visits.get(id)?.state === 'open';
  }

  async update(id, fields) {
    this.ms += 12;
    const visit = this.visits.get(id) ?? null;
    if (visit) Object.assign(visit, fields);
    return visit;
  }

  async remove(id) {
    this.ms += 14;
    const visit = this.visits.get(id) ?? null;
    this.visits.delete(id);
    return visit;
  }

  async tell(tuner, text) {
    this.ms += 9;
    this.told.push([tuner, text]);
  }

  // The next message, read by an instance with this version.
  async read(version) {
    await version.worker(this).handle(this.queue.waiting[0]);
  }

  // Reads until nothing waits, and returns how many times a message was handed out.
  async readAll(version, limit = 1000) {
    let count = 0;
    for (; this.queue.waiting.length > 0 && count < limit; count++) await this.read(version);
    return count;
  }
}
