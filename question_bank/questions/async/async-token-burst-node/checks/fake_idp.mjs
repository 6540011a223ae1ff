// Identity provider with refresh-token rotation and reuse detection. No real time passes.
export class InvalidGrant extends Error {
  name = 'InvalidGrant';
}

export class Outage extends Error {
  name = 'Outage';
}

export class FakeIdp {
  calls = 0;
  revoked = false;
  current = 'r0';
  #serial = 0;
  #failFirst;
  #held = Promise.resolve();
  #letGo = () => {};

  constructor({ failFirst = 0 } = {}) {
    this.#failFirst = failFirst;
  }

  // From now on answers stay on their way, until letGo().
  hold() {
    this.#held = new Promise((resolve) => { this.#letGo = resolve; });
  }

  letGo() {
    this.#letGo();
  }

  async #travel(signal) {
    await null;                                    // let other callers run
    await new Promise((resolve, reject) => {
      const giveUp = () => reject(signal.reason);  // as fetch does
      if (signal?.aborted) giveUp();
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#held.then(resolve);
    });
  }

  async refresh(refreshToken, { signal } = {}) {
    this.calls += 1;
    if (this.#failFirst > 0) {
      this.#failFirst -= 1;
      await this.#travel(signal);
      throw new Outage('503');
    }
    if (this.revoked || refreshToken !== this.current) {
      this.revoked = true;                         // reuse seen: the login is revoked
      await this.#travel(signal);
      throw new InvalidGrant(refreshToken);
    }
    this.#serial += 1;
    this.current = `r${this.#serial}`;             // rotated when the request arrives
    const grant = { accessToken: `a${this.#serial}`, refreshToken: this.current, expiresIn: 3600 };
    await this.#travel(signal);                    // the answer travels back
    return grant;
  }
}
