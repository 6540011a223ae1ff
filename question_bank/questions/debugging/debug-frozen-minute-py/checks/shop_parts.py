"""What the shop is surrounded by: products, a database and requests, all on the machine's clock."""
import asyncio

TEXT_US = 100                                      # JSON of one product: 0.1 ms
HANDLER_US = 400
QUERY_MS = 3
INSERT_MS = 15


class Product:
    __slots__ = ("_machine", "id")

    def __init__(self, machine, product_id):
        self._machine = machine
        self.id = product_id

    def to_json(self):
        self._machine.work(TEXT_US)
        return self.id                             # all that a comparison needs of the text


def make_products(machine, count, repeated=0):
    """Return a list of products. The last "repeated" ones stand in it a second time."""
    numbers = [*range(count - repeated), *range(repeated)]
    return [Product(machine, f"P{number}") for number in numbers]


class Database:
    def __init__(self, machine, limit_s=5):
        self._machine = machine
        self._limit_s = limit_s
        self.saved = []

    async def query(self, sql, key):
        return await self._answer(QUERY_MS, lambda: {"id": key})

    async def insert(self, table, products):
        await self._answer(INSERT_MS, lambda: self.saved.extend(product.id for product in products))

    async def _answer(self, ms, result):
        answer = asyncio.get_running_loop().create_future()
        self._machine.arrival(ms, lambda: answer.done() or answer.set_result(result()))
        try:
            async with asyncio.timeout(self._limit_s):
                return await answer
        except TimeoutError:
            raise TimeoutError(f"db: timeout {self._limit_s} s") from None


def serve(machine, at_ms, handler, then):
    """Let a request come at this time. The web server begins with it when the loop hands it over."""
    tasks = set()

    async def answer():
        start_ms = machine.now_ms()
        machine.work(HANDLER_US)
        try:
            (status, body), error = await handler(), None
        except TimeoutError as late:
            status, body, error = 500, None, str(late)
        then(status, body, error, round(machine.now_ms() - start_ms))

    def begin():
        task = asyncio.get_running_loop().create_task(answer())
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    machine.arrival(at_ms - machine.now_ms(), begin)
