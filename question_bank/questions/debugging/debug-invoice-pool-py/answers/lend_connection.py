"""The class of fault is gone: no handler holds a connection that it must remember to return."""


class Invoices:
    def __init__(self, pool, log):
        self.pool = pool
        self.log = log

    async def get_invoice(self, order_id):
        async with self.pool.acquire() as db:
            order = await db.fetchrow("SELECT * FROM orders WHERE id = $1", order_id)
            if order is None:
                self.log.warning("order not found: %s", order_id)
                return 404, {"error": "order not found"}
            lines = await db.fetch("SELECT * FROM lines WHERE order_id = $1", order_id)
        total = sum(line["amount"] for line in lines)
        return 200, {"order_id": order_id, "total": total}

    async def health(self):
        """Red once a caller has waited for a second: a short queue is normal, a long one is not."""
        ok = self.pool.longest_wait_s() < 1.0
        return (200 if ok else 503), {"ok": ok}
