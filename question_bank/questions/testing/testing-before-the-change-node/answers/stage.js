// Takes hold of all that surrounds quote(): the day, the map, the mail and what it remembers.
const mailer = require('./mailer');
const maps = require('./maps');

const TODAY = new Date(2026, 2, 11, 12).getTime();  // noon of a Wednesday in March

exports.Stage = class Stage {
  constructor({ km = 20, mapDown = false, mailDown = false } = {}) {
    Object.assign(this, { mapDown, mailDown, sent: [] });
    Date.now = () => TODAY;
    maps.km = async () => {
      if (this.mapDown) throw new Error('map');
      return km;
    };
    mailer.send = async (customer, text) => {
      if (this.mailDown) throw new Error('mail');
      this.sent.push([customer, text]);
    };
    delete require.cache[require.resolve('./quotes')];  // loaded again, with a DONE of its own
    this.quotes = require('./quotes');
  }

  quote({ rooms = 5, floor = 0, lift = true, day = '2026-04-15', customer = 'Ro' } = {}) {
    const when = new Date(`${day}T00:00`);
    return this.quotes.quote(customer, 'here', 'there', rooms, floor, lift, when);
  }
};
