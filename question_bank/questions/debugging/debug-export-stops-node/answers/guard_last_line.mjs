export const PAGE_SIZE = 50;

export function pageCount(total) {
  return Math.floor(total / PAGE_SIZE) + 1;
}

// Returns all orders of a customer, and the id of the last one.
export async function exportOrders(api, customer) {
  const total = await api.count(customer);
  const orders = [];
  let last;
  for (let page = 1; page <= pageCount(total); page += 1) {
    const batch = await api.orders(customer, page, PAGE_SIZE);
    orders.push(...batch);
    if (batch.length > 0) last = batch.at(-1);
  }
  return { orders, lastId: last.id };
}
