const MOST = 2000;

// Answers each message of the shop with the price of one parcel.
export class PriceWorker {
  constructor(carrier, clock = performance) {
    this.carrier = carrier;
    this.clock = clock;
    this.zones = new Map();
    this.answers = new Map();      // the one that was used last comes last
    this.recent = [];              // for the status page
  }

  async handle(message) {
    const { postcode, weight } = message;
    this.recent = [...this.recent, message].slice(-100);
    const zone = this.zones.get(postcode) ?? await this.carrier.zone(postcode);
    this.zones.set(postcode, zone);
    const key = `${zone.name} ${weight}`;
    const answer = this.answers.get(key) ?? await this.carrier.price(zone.name, weight);
    this.answers.delete(key);
    this.answers.set(key, answer);
    if (this.answers.size > MOST) this.answers.delete(this.answers.keys().next().value);
    return answer.price;
  }
}
