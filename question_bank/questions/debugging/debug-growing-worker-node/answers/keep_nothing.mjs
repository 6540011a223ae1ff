// Answers each message of the shop with the price of one parcel.
export class PriceWorker {
  constructor(carrier, clock = performance) {
    this.carrier = carrier;
    this.clock = clock;
    this.zones = new Map();
    this.recent = [];              // for the status page
  }

  async handle(message) {
    const { postcode, weight } = message;
    this.recent = [...this.recent, message].slice(-100);
    const zone = this.zones.get(postcode) ?? await this.carrier.zone(postcode);
    this.zones.set(postcode, zone);
    const { price } = await this.carrier.price(zone.name, weight);
    return price;
  }
}
