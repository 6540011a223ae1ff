import asyncio
import signal


class CopyService:
    """Makes copies of sheet music that carry the buyer's name."""

    def __init__(self, server, press, db):
        self._server = server
        self._press = press
        self._db = db
        self._stop = asyncio.Event()
        self._in_hand = set()

    async def run(self):
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self._stop.set)
        await self._server.open(self.handle, self.ready)
        await self._stop.wait()
        await asyncio.sleep(25)                  # the entrance needs 4 seconds, an order 20
        await self._server.close()
        left = list(self._in_hand)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self._db.close()

    def ready(self) -> bool:
        return not self._stop.is_set()

    async def handle(self, order) -> bytes:
        task = asyncio.current_task()
        self._in_hand.add(task)
        try:
            await self._db.set_state(order, "started")
            pages = await self._press.make(order)
            await self._db.store(order, pages)
            return pages
        except asyncio.CancelledError:
            await self._db.set_state(order, "waiting")      # another instance takes it
            raise
        finally:
            self._in_hand.discard(task)
