export class TokenClient {
  #idp;
  #now;
  #refreshToken;
  #accessToken = null;
  #expiresAt = 0; // milliseconds
  #last = Promise.resolve();

  constructor(idp, refreshToken, now = () => performance.now()) {
    this.#idp = idp;
    this.#refreshToken = refreshToken;
    this.#now = now;
  }

  // One piece of work after the other: each waits for the one before, done or failed.
  #locked(work) {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  async token({ signal } = {}) {
    if (this.#now() >= this.#expiresAt) {
      await this.#locked(async () => {
        const grant = await this.#idp.refresh(this.#refreshToken, { signal });
        this.#accessToken = grant.accessToken;
        this.#refreshToken = grant.refreshToken;
        this.#expiresAt = this.#now() + grant.expiresIn * 1000;
      });
    }
    return this.#accessToken;
  }
}
