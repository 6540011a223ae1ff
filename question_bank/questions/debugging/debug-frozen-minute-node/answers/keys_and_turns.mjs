// Each product is turned into a text once, and the others have a turn after each 500.
import { setImmediate as turn } from 'node:timers/promises';

const PIECE = 500;

export function makeShop(db) {
  async function getProduct(id) {
    const product = await db.query('SELECT * FROM products WHERE id = $1', [id]);
    return product ? { status: 200, body: product } : { status: 404 };
  }

  async function search(words) {
    const found = await db.query('SELECT id FROM products WHERE words @@ $1', [words]);
    return { status: 200, body: found };
  }

  async function importProducts(products) {
    const wanted = await withoutDuplicates(products);
    await db.insert('products', wanted);
    return { status: 200, body: { received: products.length, saved: wanted.length } };
  }

  async function health() {
    return { status: 200, body: { ok: true } };
  }

  return { getProduct, search, importProducts, health };
}

async function withoutDuplicates(products) {
  const seen = new Set();
  const kept = [];
  for (const [at, product] of products.entries()) {
    const key = JSON.stringify(product);
    if (!seen.has(key)) kept.push(product);
    seen.add(key);
    if (at % PIECE === PIECE - 1) await turn();
  }
  return kept;
}
