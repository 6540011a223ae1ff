"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import asyncio
import importlib.util
import sys
import warnings

from clock import now, run
from shops import RIGHT, SHOPS, Api, Archive, Mail


class Day:
    """One press of the button, and ten minutes in which tasks that nobody awaits may go on."""

    def __init__(self, report, **trouble):
        self.api = Api(**trouble)
        self.archive = Archive()
        self.mail = Mail(self.archive)
        self.report = report
        self.page = None                           # seconds until the page has its answer

    async def press(self):
        try:
            await self.report(SHOPS, self.api, self.archive, self.mail)
            self.page = now()
        except OSError as error:
            print("the page shows", type(error).__name__)

    async def go(self):
        asyncio.create_task(self.press())
        await asyncio.sleep(600)
        return self


def lines(text):
    return [line for line in text.split("\n") if ": " in line]


async def once(report):
    day = await Day(report).go()
    print(f"calls={len(day.api.asked)} mails={len(day.mail.arrived)}")
    return len(day.api.asked) == len(set(day.api.asked)) == 24 and len(day.mail.arrived) == 1


async def in_time(report):
    day = await Day(report).go()
    print(f"page after {day.page:.1f} s, {len(lines(day.mail.arrived[0][1]))} lines")
    return day.page <= 30 and sorted(lines(day.mail.arrived[0][1])) == RIGHT


async def archived(report):
    day = await Day(report).go()
    print(f"reports in the archive {len(day.archive.kept)}")
    return [sorted(lines(text)) for text in day.archive.kept] == [RIGHT]


async def mail_last(report):
    day = await Day(report).go()
    at, text, kept = day.mail.arrived[0]
    there = bool(kept) and bool(lines(text)) and lines(kept[0]) == lines(text)
    print("when the mail arrives the report is", "in the archive" if there else "not there")
    return there


async def in_order(report):
    day = await Day(report).go()
    shown = [line.split(":")[0] for line in lines(day.mail.arrived[0][1])]
    print("first lines", *shown[:3])
    return shown == SHOPS


def eleven_and_a_name(day, shop):
    if not day.mail.arrived:
        print("no mail")
        return False
    shown = lines(day.mail.arrived[0][1])
    good = [line for line in shown if line in RIGHT]
    about = [line for line in shown if line.startswith(shop) and line not in RIGHT]
    print(f"mail with {len(good)} shops, {'names' if about else 'does not name'} {shop}")
    return len(good) == 11 and len(about) == 1


async def refused(report):
    return eleven_and_a_name(await Day(report, refuses="Corby").go(), "Corby")


async def silent(report):
    day = await Day(report, silent="Corby").go()
    return eleven_and_a_name(day, "Corby") and day.page <= 30


warnings.simplefilter("ignore")
file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("report", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
sys.exit(0 if run(globals()[scenario](module.day_report)) else 1)
