// Each product is turned into a text once. All of them in one piece.
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
    const wanted = withoutDuplicates(products);
    await db.insert('products', wanted);
    return { status: 200, body: { received: products.length, saved: wanted.length } };
  }

  async function health() {
    return { status: 200, body: { ok: true } };
  }

  return { getProduct, search, importProducts, health };
}

function withoutDuplicates(products) {
  const seen = new Set();
  return products.filter((product) => {
    const key = JSON.stringify(product);
    return !seen.has(key) && seen.add(key);
  });
}
