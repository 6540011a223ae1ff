"""The first of two releases: reads both forms, still puts the old one, and drops nothing."""


async def move_visit(queue, visit, time):
    await queue.put({"kind": "change", "visit": visit, "set": {"time": time}})


async def cancel_visit(queue, visit, reason):
    await queue.put({"kind": "change", "visit": visit, "set": {"state": "cancelled"}})


class Worker:
    def __init__(self, plan, phone):
        self.plan = plan
        self.phone = phone
        self.handlers = {"change": self.on_change, "cancel": self.on_cancel}

    async def handle(self, message):
        handler = self.handlers.get(message.body["kind"])
        if handler is None:
            await message.set_aside()       # kept; its queue has an alert with an owner
            return
        await handler(message.body)
        await message.done()

    async def on_change(self, body):
        if body["set"].get("state") == "cancelled":
            await self.on_cancel(body)
            return
        fields = {k: v for k, v in body["set"].items() if k in ("time", "tuner")}
        visit = await self.plan.update(body["visit"], fields)
        if visit:
            await self.phone.tell(visit.tuner, f"{visit.id} has changed")

    async def on_cancel(self, body):
        visit = await self.plan.remove(body["visit"])
        if visit:
            reason = body.get("reason", "no reason given")
            await self.phone.tell(visit.tuner, f"{visit.id} is off: {reason}")
