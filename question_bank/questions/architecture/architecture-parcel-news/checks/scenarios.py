"""usage: scenarios.py FILE SCENARIO [workers=N] [give_up=SECONDS]    exit 0 when the scenario's promise holds"""
import importlib.util
import sys

from world import BIG, World, scan_number

file, scenario, *options = sys.argv[1:]
options = dict(option.split("=") for option in options)
spec = importlib.util.spec_from_file_location("design", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)


def make(world):
    more = {"give_up": float(options["give_up"])} if "give_up" in options else {}
    return module.Design(world, **more)


def begin():
    world = World(workers=int(options.get("workers", 40)))
    return world, [make(world)]


def slowest_answer(world):
    return max(world.answered.get(n, world.now - asked) for n, asked in world.asked.items())


def first_told(world):
    told = {}
    for when, _, news in world.heard:
        told.setdefault(news["id"], when)
    return told


def untold(world, shop=None):
    told = first_told(world)
    return [n for n in world.asked if n not in told and shop in (None, scan_number(n)["shop"])]


def latest_news(world, wanted):
    told = first_told(world)
    return max(told.get(n, world.now) - asked for n, asked in world.asked.items() if wanted(scan_number(n)))


def good_day():
    world, design = begin()
    world.scans(design, 0, 30)
    world.pages(0, 30)
    world.run(120)
    slowest, latest = slowest_answer(world), latest_news(world, lambda scan: True)
    print(f"slowest answer {slowest:.2f} s, latest news {latest:.1f} s")
    return slowest <= 2 and latest <= 60


def scanners():
    world, design = begin()
    world.down[BIG] = (10, 30)
    world.scans(design, 0, 30)
    world.pages(0, 30)
    world.run(30)
    slowest = slowest_answer(world)
    full = "never" if world.full_at is None else f"{world.full_at - 10:.1f} s after the shop stops"
    print(f"slowest answer {slowest:.1f} s, all {world.limit} workers busy {full}")
    return slowest <= 2


def other_shops():
    world, design = begin()
    world.down[BIG] = (10, 310)
    world.scans(design, 0, 160)
    world.run(220)
    latest = latest_news(world, lambda scan: scan["shop"] != BIG)
    print(f"latest news of the other shops {latest:.0f} s")
    return latest <= 60


def all_told():
    world, design = begin()
    world.down[BIG] = (10, 40)
    world.scans(design, 0, 60)
    world.run(600)
    print(f"the largest shop was never told of {len(untold(world, BIG))} scans")
    return not untold(world)


def restart():
    world, design = begin()
    world.scans(design, 0, 40)
    world.at(20.01, lambda: world.restart(design, make))
    world.run(200)
    print(f"stored and never told {len(set(untold(world)) & set(world.rows))}")
    return not untold(world)


def split_status():
    world, design = begin()
    world.scans(design, 0, 20)
    world.at(30, lambda: setattr(world, "status_split", True))
    world.scans(design, 40, 60)
    world.run(200)
    print(f"never told after the change {len(untold(world))}, stopped by {world.stopped or 'nothing'}")
    return not untold(world)


def order():
    world, design = begin()
    world.down[BIG] = (10, 40)
    world.scans(design, 0, 60)
    world.run(600)
    newest, shown = {}, {}
    for n in world.asked:
        scan = scan_number(n)
        newest[scan["parcel"]] = scan["status"]
    for _, _, news in world.heard:
        shown[news["parcel"]] = news["status"]
    old = [parcel for parcel, status in newest.items() if shown.get(parcel) != status]
    print(f"parcels that a shop shows with old news {len(old)}")
    return not old


sys.exit(0 if globals()[scenario]() else 1)
