/** Every outbound call in the service asks this object for a token. */
export class TokenClient {
  #idp;
  #now;
  #refreshToken;
  #accessToken = null;
  #expiresAt = 0; // milliseconds

  constructor(idp, refreshToken, now = () => performance.now()) {
    this.#idp = idp;
    this.#refreshToken = refreshToken;
    this.#now = now;
  }

  async token({ signal } = {}) {
    if (this.#now() >= this.#expiresAt) {
      const grant = await this.#idp.refresh(this.#refreshToken, { signal });
      this.#accessToken = grant.accessToken;
      this.#refreshToken = grant.refreshToken;
      this.#expiresAt = this.#now() + grant.expiresIn * 1000;
    }
    return this.#accessToken;
  }
}
