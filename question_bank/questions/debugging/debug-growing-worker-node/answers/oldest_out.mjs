const KEEP_MS = 600_000;           // the carrier promises each price for ten minutes
const MOST = 2000;                 // quotes that are kept at a time: about 40 MB

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
    this.quotes = new Map();       // the one that ends first comes first
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
      this.quotes.delete(key);
      this.quotes.set(key, quote);
      this.drop();
    }
    return quote.answer.price;
  }

  drop() {
    const now = this.clock.now();
    for (const [key, { until }] of this.quotes) {
      if (this.quotes.size <= MOST && now < until) break;
      this.quotes.delete(key);
    }
  }
}
