// Recomputes the numbers that the key quotes, by running the exhibits.
import { load } from './project.mjs';

const now = await load('exhibits/free_tools.mjs');
const before = await load('answers/as_before.mjs');

async function seconds({ clock, callers, fake }) {
  const start = clock.seconds();
  await clock.run(callers.page(fake.depots(), 'saw'));
  return Number((clock.seconds() - start).toFixed(1));
}

const { clock, callers, fake, helper } = now;
const orders = [];
await clock.run(callers.night(fake.depots({ market: 'down' }), fake.TOOLS, async (tool) => {
  orders.push(tool);
}));
const wrong = orders.filter((tool) => fake.STOCK.market[tool] > 0);

// What the page's third argument is worth at a depot that is down.
const { market } = await clock.run(helper.freeTools(fake.depots({ market: 'down' }), 'saw', 2));
const secondsBefore = await seconds(before);
console.log(JSON.stringify({
  depots: fake.depots().length,
  page_seconds_before: secondsBefore,
  page_seconds_now: await seconds(now),
  fallback_of_the_page: market,
  wrong_orders: wrong.length,
  wrong_orders_euros: 400 * wrong.length,
}));
