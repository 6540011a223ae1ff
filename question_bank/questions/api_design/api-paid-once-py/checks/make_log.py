"""Prints the exhibit log: four farms on Tuesday, on a clock that the story sets."""
import asyncio
import importlib.util

from fakes import Lab, Store, settle

spec = importlib.util.spec_from_file_location("orders", "exhibits/orders.py")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)

time = ""


def say(who, text):
    print(f"{time} {who:8} {text}")


async def post(orders, farm, key, field, test):
    say(farm, f"-> POST key={key} {field} {test}")
    status, body = await orders.post(farm, key, {"field": field, "test": test})
    say(farm, f"<- {status} {body.get('number') or body['error']}")


async def tuesday():
    global time
    store, lab = Store(), Lab(say=lambda text: say("lab", text))
    one, two = module.Orders(store, lab), module.Orders(store, lab)

    lab.open.clear()                    # the lab is slow
    tasks = []
    for time, orders in (("08:00:00", one), ("08:00:05", two)):
        tasks.append(asyncio.create_task(post(orders, "farm 11", "k1", "North", "lime")))
        await settle()
    time = "08:00:07"
    lab.open.set()
    await asyncio.gather(*tasks)

    for time, field, test in (("08:10:00", "East", "lime"), ("08:11:00", "West", "salt")):
        await post(one, "farm 12", "k2", field, test)

    lab.busy = 1
    for time in ("08:20:00", "08:25:00"):
        await post(two, "farm 13", "k3", "Hill", "lime")

    lab.silent = ["made"]
    time = "08:30:00"
    lab.open.clear()
    lab.answers.clear()
    task = asyncio.create_task(post(one, "farm 14", "k4", "Mill", "salt"))
    await settle()
    time = "08:30:08"
    lab.open.set()
    await settle()
    time = "08:30:10"
    lab.answers.set()
    await task
    time = "08:32:00"
    await post(two, "farm 14", "k5", "Mill", "salt")


asyncio.run(tuesday())
