// The caller leaves when its signal says so. The work goes on for the others.
function unlessAborted(work, signal) {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

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
    this.#refreshing ??= this.#refresh().finally(() => { this.#refreshing = null; });
    return unlessAborted(this.#refreshing, signal);
  }

  // No caller's signal gets in here: the provider has rotated the token by now.
  async #refresh() {
    const grant = await this.#idp.refresh(this.#refreshToken);
    this.#accessToken = grant.accessToken;
    this.#refreshToken = grant.refreshToken;
    this.#expiresAt = this.#now() + grant.expiresIn * 1000;
    return this.#accessToken;
  }
}
