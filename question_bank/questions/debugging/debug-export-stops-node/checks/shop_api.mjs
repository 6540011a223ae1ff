// A shop's order interface with pages. Nothing leaves this process.

export const idsUpTo = (customer, count) =>
  Array.from({ length: count }, (_, i) => `${customer}-${String(i + 1).padStart(3, '0')}`);

// `deleteLater` is the id of an order that is deleted after the first request.
export class ShopApi {
  #orders = new Map();
  #deleteLater;
  asked = [];                                      // one [customer, page] for each page request

  constructor(counts, { deleteLater } = {}) {
    for (const [customer, count] of Object.entries(counts)) {
      this.#orders.set(customer, idsUpTo(customer, count).map((id) => ({ id })));
    }
    this.#deleteLater = deleteLater;
  }

  async count(customer) {
    const total = this.#orders.get(customer).length;
    this.#delete(customer);
    return total;
  }

  // One page, oldest order first; a page after the last one is empty.
  async orders(customer, page, size) {
    this.asked.push([customer, page]);
    const batch = this.#orders.get(customer).slice((page - 1) * size, page * size);
    this.#delete(customer);
    return batch;
  }

  #delete(customer) {
    const kept = this.#orders.get(customer).filter(({ id }) => id !== this.#deleteLater);
    this.#orders.set(customer, kept);
  }
}
