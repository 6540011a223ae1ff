"""Presses the button once, on the exhibit's code and a virtual clock, and prints the log."""
import asyncio
import sys
import warnings
from datetime import datetime, timedelta

sys.path.insert(0, "exhibits")
from clock import now, run
from report import day_report
from shops import SHOPS, Api, Archive, Mail

START = datetime(2026, 3, 12, 9, 0)


def say(who, text):
    at = START + timedelta(seconds=now())
    print(f"{at:%H:%M:%S}.{at.microsecond // 100_000} {who:4} {text}")


async def page():
    await asyncio.sleep(30)
    say("page", "no report after 30 s, error shown")


async def main():
    archive = Archive()
    mail = Mail(archive)
    say("page", "report asked for")
    waiting = asyncio.create_task(page())
    count = await day_report(SHOPS, Api(heard=lambda text: say("shop", text)), archive, mail)
    say("mail", "sent")
    say("job", f"report done, {count} lines")
    await waiting


warnings.simplefilter("ignore")
run(main())
