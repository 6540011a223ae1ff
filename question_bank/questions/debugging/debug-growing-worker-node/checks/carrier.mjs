// A carrier with zones and prices, and a clock that moves only when told to. No real time passes.
const ZONES = 40;

export class Clock {
  ms = 0;
  counting = false;
  looks = 0;                                       // how often a time of now was compared with a kept one

  now() {
    if (!this.counting) return this.ms;
    return {
      [Symbol.toPrimitive]: (hint) => {
        if (hint === 'number') this.looks += 1;    // a comparison; a sum asks for 'default'
        return this.ms;
      },
    };
  }
}

export class Message {
  constructor(postcode, grams) {
    this.postcode = postcode;
    this.weight = grams;
  }
}

export class Zone {
  constructor(name) {
    this.name = name;
  }
}

export class Answer {
  constructor(cents) {
    this.price = cents;
  }
}

export class Carrier {
  asked = 0;                                       // questions about a price
  extra = 0;                                       // raised when the carrier changes its prices

  async zone(postcode) {
    return new Zone(`z${postcode % ZONES}`);
  }

  async price(zone, grams) {
    this.asked += 1;
    return new Answer(500 + Number(zone.slice(1)) * 10 + Math.floor(grams / 3) + this.extra);
  }
}
