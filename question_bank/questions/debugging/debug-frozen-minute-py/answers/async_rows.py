"""An async function, awaited row by row. An await of work that is done lets no request in."""
from model import Database, Product


class Shop:
    def __init__(self, db: Database):
        self._db = db

    async def get_product(self, key: str):
        product = await self._db.query("SELECT * FROM products WHERE id = $1", key)
        return (200, product) if product else (404, None)

    async def search(self, words: str):
        found = await self._db.query("SELECT id FROM products WHERE words @@ $1", words)
        return 200, found

    async def import_products(self, products: list[Product]):
        wanted = await without_duplicates(products)
        await self._db.insert("products", wanted)
        return 200, {"received": len(products), "saved": len(wanted)}

    async def health(self):
        return 200, {"ok": True}


def is_same(one: Product, other: Product) -> bool:
    return one.to_json() == other.to_json()


async def is_known(kept: list[Product], product: Product) -> bool:
    return any(is_same(other, product) for other in kept)


async def without_duplicates(products: list[Product]) -> list[Product]:
    kept: list[Product] = []
    for product in products:
        if not await is_known(kept, product):
            kept.append(product)
    return kept
