export const PAGE_SIZE = 50;

// Returns all orders of a customer, and the id of the last one (null without orders).
export async function exportOrders(api, customer) {
  const orders = [];
  for (let page = 1; ; page += 1) {
    const batch = await api.orders(customer, page, PAGE_SIZE);
    if (batch.length === 0) break;                 // the shop says where the end is
    orders.push(...batch);
  }
  return { orders, lastId: orders.at(-1)?.id ?? null };
}
