export class TokenClient {
  #idp;
  #now;
  #refreshToken;
  #accessToken = null;
  #expiresAt = 0; // milliseconds
  #refreshing = null;

  constructor(idp, refreshToken, now = () => performance.now()) {
    this.#idp = idp;
    this.#refreshToken = refreshToken;
    this.#now = now;
  }

  async token({ signal } = {}) {
    if (this.#now() < this.#expiresAt) return this.#accessToken;
    this.#refreshing ??= this.#refresh(signal);
    return this.#refreshing;
  }

  async #refresh(signal) {
    const grant = await this.#idp.refresh(this.#refreshToken, { signal });
    this.#accessToken = grant.accessToken;
    this.#refreshToken = grant.refreshToken;
    this.#expiresAt = this.#now() + grant.expiresIn * 1000;
    this.#refreshing = null;
    return this.#accessToken;
  }
}
