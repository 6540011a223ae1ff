"""Twelve shops, an archive and a mail server. Time is the time of the loop."""
import asyncio

from clock import now

SECONDS = {                                        # how long a shop takes: sales, stock
    "Ashford": (3.9, 1.4), "Bexley": (3.2, 2.0), "Corby": (4.4, 1.1), "Dover": (2.7, 1.8),
    "Epsom": (3.5, 2.3), "Frome": (4.1, 1.2), "Goole": (3.0, 1.6), "Hythe": (2.9, 2.4),
    "Ilford": (3.7, 1.3), "Jarrow": (4.6, 1.0), "Kendal": (3.3, 1.9), "Luton": (2.6, 1.5),
}
SHOPS = list(SECONDS)
RIGHT = [f"{shop}: {100 + n} sold, {20 + n} left" for n, shop in enumerate(SHOPS)]


class Api:
    """Each shop answers for itself. `refuses` cannot be reached, `silent` never answers."""

    def __init__(self, refuses=None, silent=None, heard=lambda text: None):
        self.refuses, self.silent, self.heard = refuses, silent, heard
        self.asked = []

    async def _ask(self, what, shop):
        self.asked.append((what, shop))
        began = now()
        if shop == self.silent:
            await asyncio.Event().wait()
        await asyncio.sleep(SECONDS[shop][what == "stock"])
        if shop == self.refuses:
            raise ConnectionRefusedError(shop)
        self.heard(f"{what} {shop} {now() - began:.1f} s")
        return {"sales": 100, "stock": 20}[what] + SHOPS.index(shop)

    async def sales(self, shop):
        return await self._ask("sales", shop)

    async def stock(self, shop):
        return await self._ask("stock", shop)


class Archive:
    def __init__(self, fails=False):
        self.fails = fails
        self.kept = []

    async def save(self, text):
        await asyncio.sleep(1.5)
        if self.fails:
            raise OSError("archive: disk full")
        self.kept.append(text)


class Mail:
    """Keeps each mail with the time of its arrival and what the archive held at that moment."""

    def __init__(self, archive):
        self._archive = archive
        self.arrived = []

    async def send(self, text):
        await asyncio.sleep(0.4)
        self.arrived.append((now(), text, list(self._archive.kept)))
