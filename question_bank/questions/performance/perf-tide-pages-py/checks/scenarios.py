"""usage: scenarios.py FILE SCENARIO [CONNECTIONS]    exit 0 when the scenario's promise holds"""
import asyncio
import importlib.util
import sys

from sea import ALIVE, Site

START_S = 60                    # after a start nothing is kept yet
file, scenario, *connections = sys.argv[1:]
spec = importlib.util.spec_from_file_location("forecasts", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
site = Site(module)
if connections:
    site.db.free = asyncio.Semaphore(int(connections[0]))


def own_page():
    site.play(site.readers(5, a_second=10))
    print(f"pages={len(site.pages)} wrong={site.wrong}")
    return not site.wrong


def quick():
    site.play(site.readers(240))
    took = [page.took for page in site.pages if page.at >= START_S]
    print(f"slowest={max(took):.1f}s slower than 1 s={100 * sum(t > 1 for t in took) / len(took):.1f} of 100")
    return max(took) <= 1


def even():
    site.play(site.readers(240))
    at = [moment for moment, _ in site.db.queries if moment >= START_S]
    most = max(sum(start <= moment < start + 10 for moment in at) for start in range(START_S, 230, 5))
    print(f"queries in 240 s={len(site.db.queries)}, most in ten seconds={most}")
    return most <= 100


def same_place():
    async def fifty():
        await asyncio.sleep(90)
        await asyncio.gather(*(site.read("point 7") for _ in range(50)))

    site.play(fifty())
    queries = sum(place == "point 7" for _, place in site.db.queries)
    print(f"queries={queries}")
    return queries == 1


def fresh():
    site.play(site.readers(240))
    oldest = max(page.age for page in site.pages)
    print(f"oldest page={oldest:.0f}s")
    return oldest <= 121


def many_points():
    kept = []

    async def walk():
        for n in range(5_000):
            await asyncio.sleep(0.2)
            await site.read(f"point {n}")
            kept.append(len(ALIVE))

    site.play(walk())
    print(f"points=5000 most kept={max(kept)}")
    return max(kept) <= 1_001


def outage():
    site.db.down = (100, 130)
    site.play(site.readers(160))
    broken = [page for page in site.pages if page.failed and page.place in [f"place {n}" for n in range(1, 11)]]
    print(f"broken pages of the ten most asked places={len(broken)}, of all={sum(p.failed for p in site.pages)}")
    return not broken


sys.exit(0 if globals()[scenario]() else 1)
