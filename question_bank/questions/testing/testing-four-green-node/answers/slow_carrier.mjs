// A carrier that stays silent, as a real one does. It counts the calls that are open.
const silence = (signal) =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });

export class SlowCarrier {
  calls = 0;
  open = 0;
  mostOpen = 0;

  constructor({ silent }) {
    this.silent = silent;                          // this many calls get no answer at all
  }

  async rate(parcel, signal) {
    this.calls += 1;
    this.open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    try {
      if (this.calls <= this.silent) await silence(signal);
      return 490;
    } finally {
      this.open -= 1;
    }
  }
}
