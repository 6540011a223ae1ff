class Invoices:
    def __init__(self, pool, log):
        self.pool = pool
        self.log = log

    async def get_invoice(self, order_id):
        db = await self.pool.acquire()
        try:
            order = await db.fetchrow("SELECT * FROM orders WHERE id = $1", order_id)
            if order is None:
                self.log.warning("order not found: %s", order_id)
                return 404, {"error": "order not found"}
            lines = await db.fetch("SELECT * FROM lines WHERE order_id = $1", order_id)
            total = sum(line["amount"] for line in lines)
            return 200, {"order_id": order_id, "total": total}
        finally:
            await self.pool.release(db)

    async def health(self):
        return 200, {"ok": True}
