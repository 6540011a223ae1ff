"""Each product is turned into a text once, and the others have a turn after each 500."""
import asyncio

from model import Database, Product

PIECE = 500


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


async def without_duplicates(products: list[Product]) -> list[Product]:
    first: dict[str, Product] = {}
    for number, product in enumerate(products, start=1):
        first.setdefault(product.to_json(), product)
        if number % PIECE == 0:
            await asyncio.sleep(0)
    return list(first.values())
