import asyncio
import signal


class CopyService:
    """Makes copies of sheet music that carry the buyer's name."""

    def __init__(self, server, press, db):
        self._server = server
        self._press = press
        self._db = db
        self._stop = asyncio.Event()

    async def run(self):
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self._stop.set)
        await self._server.open(self.handle, self.ready)
        await self._stop.wait()
        await asyncio.sleep(25)
        await self._server.close()
        await self._db.close()

    def ready(self) -> bool:
        return True

    async def handle(self, order) -> bytes:
        await self._db.set_state(order, "started")
        pages = await self._press.make(order)
        await self._db.store(order, pages)
        return pages
