"""The same comparison on another thread: the loop is free, the work is as long as before."""
import asyncio

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
        wanted = await asyncio.to_thread(without_duplicates, products)
        await self._db.insert("products", wanted)
        return 200, {"received": len(products), "saved": len(wanted)}

    async def health(self):
        return 200, {"ok": True}


def is_same(one: Product, other: Product) -> bool:
    return one.to_json() == other.to_json()


def without_duplicates(products: list[Product]) -> list[Product]:
    kept: list[Product] = []
    for product in products:
        if not any(is_same(other, product) for other in kept):
            kept.append(product)
    return kept
