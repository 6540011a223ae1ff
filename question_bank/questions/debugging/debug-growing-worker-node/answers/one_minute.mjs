const KEEP_MS = 60_000;

export class Quote {
  constructor(answer, until) {
    this.answer = answer;          // the carrier's answer: price, services, conditions
    this.until = until;
  }
}

// Answers each message of the shop with the price of one parcel.
export class PriceWorker {
  constructor(carrier, clock = performance) {
    this.carrier = carrier;
    this.clock = clock;
    this.zones = new Map();
    this.quotes = new Map();
    this.recent = [];              // for the status page
  }

  async handle(message) {
    const { postcode, weight } = message;
    this.recent = [...this.recent, message].slice(-100);
    const zone = this.zones.get(postcode) ?? await this.carrier.zone(postcode);
    this.zones.set(postcode, zone);
    const key = `${zone.name} ${weight}`;
    let quote = this.quotes.get(key);
    if (!quote || this.clock.now() >= quote.until) {
      const answer = await this.carrier.price(zone.name, weight);
      quote = new Quote(answer, this.clock.now() + KEEP_MS);
      this.quotes.set(key, quote);
    }
    return quote.answer.price;
  }
}
