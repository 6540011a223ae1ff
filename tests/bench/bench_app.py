"""A real server with 500 questions, 200 candidates and 5,400 ratings: each page's reruns, its start, clicks, crowds."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import psutil
import pytest
import websockets
from playwright.sync_api import sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from kit import hiring
from kit.access import Viewer
from kit.hiring.sample import _card
from kit.loop import Brief, assemble
from kit.role import find_role
from tests.bench import banks
from tests.bench.pair import Figure, Findings
from tests.browser.conftest import ARGUMENTS
from tests.tools import browser as find_browser

QUESTIONS, CANDIDATES, INTERVIEWERS, RERUNS = 500, 200, 20, 40
ROUNDS = 5  # of so many reruns each; the median of the rounds is given, since other work comes and goes
MOST = 50.0  # milliseconds of the server's processor, 95 of 100 reruns
STARTS, CLICKS, CROWD, AGAIN = 5, 31, 50, 4
PAGES = (
    "openings",
    "loop",
    "packets",
    "score",
    "compare",
    "compare?view=Debrief",
    "calibration",
    "impact",
    "files",
    "people",
    "installation",
    "bank",
)


def compare() -> Findings:
    """There is nothing to hold a page against but its target."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        banks.write_bank(banks.grown(QUESTIONS - len(banks.shipped_bank())), folder / "bank", alone=False)
        patch.setenv("HIRING_KIT_BANK", str(folder / "bank"))
        opening = crowd(folder)
        yield Figure("start until it answers, median", statistics.median(starts(folder)), "s", 4.0)
        with server(folder) as (port, process):
            yield from many(port, process, opening)
        with server(folder) as (port, process):
            measured: dict[str, list[list[float]]] = {page: [] for page in PAGES}
            sizes = {}
            for _ in range(ROUNDS):
                for page in PAGES:
                    name, _, query = page.partition("?")
                    took, sizes[page] = asyncio.run(reruns(port, process, name, f"opening={opening}&{query}"))
                    measured[page].append(sorted(took))
            for page, rounds in measured.items():
                most = statistics.median(took[int(0.95 * RERUNS)] for took in rounds)
                yield Figure(
                    f"{page}: 95 of 100 reruns take at most, median of {ROUNDS} rounds", most, "ms", MOST
                )
                mean = statistics.median(statistics.mean(took) for took in rounds)
                yield Figure(f"{page}: a rerun takes on average", mean, "ms")
                yield Figure(f"{page}: a rerun sends", sizes[page] / 1024, "KB")
            yield Figure("memory of the server after all of it", process.memory_info().rss / 2**20, "MB", 400)
            if (browser := find_browser()) is not None:
                took = clicks(browser, port)
                yield Figure(
                    "from a click to the change on the screen, median", statistics.median(took), "ms", 200
                )
                yield Figure("the same, 95 of 100", sorted(took)[int(0.95 * len(took))], "ms")


def starts(folder: Path) -> list[float]:
    """Return the seconds of the clock until a server on *folder* says that it is ready, several times."""
    took = []
    for _ in range(STARTS):
        began = time.monotonic()
        with server(folder, look_every=0.02):
            took.append(time.monotonic() - began)
    return took


def many(port: int, process: psutil.Process, opening: str) -> Findings:
    """Open browser sessions one after the other, each with a card to write, then let all ask at once."""

    async def all_of_them() -> tuple[list[float], int]:
        memory, query = [], f"opening={opening}"
        async with contextlib.AsyncExitStack() as opened:
            sessions = []
            for _ in range(CROWD):
                run = await opened.enter_async_context(connection(port))
                page_hash, _ = await run("score", query, "")
                await run("score", query, page_hash)
                memory.append(process.memory_info().rss / 1024)
                sessions.append((run, page_hash))

            async def ask_again(run: Run, page_hash: str) -> int:
                for _ in range(AGAIN):
                    await run("score", query, page_hash)
                return AGAIN

            answers = sum(await asyncio.gather(*(ask_again(*one) for one in sessions)))
            memory.append(process.memory_info().rss / 1024)
        return memory, answers

    memory, answers = asyncio.run(all_of_them())
    half = CROWD // 2
    yield Figure(
        f"{CROWD} browser sessions at once: answers that came",
        answers,
        f"of {AGAIN * CROWD}",
        least=AGAIN * CROWD,
    )
    yield Figure(
        "memory of each session beyond the first", (memory[CROWD - 1] - memory[0]) / (CROWD - 1), "KB", 200
    )
    # What the start left is swept while the first half comes, so the later half tells more.
    yield Figure(
        f"memory of each of the last {half} sessions",
        (memory[CROWD - 1] - memory[half - 1]) / half,
        "KB",
        200,
    )
    yield Figure(f"memory of the server when {CROWD} have asked at once", memory[-1] / 1024, "MB", 400)


def clicks(browser: str, port: int) -> list[float]:
    """Return the milliseconds from a click on the page of the bank until the browser has drawn what it asked for."""
    took = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{port}/bank")
        page.get_by_text("Read a question").first.wait_for()
        ways = (("What lint says", "can be executed"), ("Where it was used", "Risk of a leak"))
        for number in range(CLICKS + 2):
            button, words = ways[number % 2]
            page.wait_for_timeout(300)
            took.append(page.evaluate(CLICK, [button, words]))
        chromium.close()
    return took[2:]  # the first of each loads what the page had not needed before


# The time is taken in the page, so that the way from here to the browser is not in it.
CLICK = """([button, words]) => new Promise((done) => {
    const there = () => document.querySelector("[data-testid=stMain]").textContent.includes(words);
    const began = performance.now();
    const look = () => there() ? done(performance.now() - began) : requestAnimationFrame(look);
    [...document.querySelectorAll("button")].find((one) => one.textContent.includes(button)).click();
    requestAnimationFrame(look);
})"""


def crowd(folder: Path) -> str:
    """Make an opening with 200 interviewed candidates in the store at *folder*, and return its id."""
    office = hiring.open_office(folder)
    me = hiring.find_local_viewer(office)
    role = find_role("senior-backend-python", office.bank)
    loop = assemble(Brief(role, office.bank), explain=False)
    opening = hiring.open_opening(office, me, role, "A crowd")
    hiring.add_member(office, me, opening, me.person, "recruiter")
    hiring.set_loop(office, me, opening, loop)
    sessions = loop.forms[0].sessions
    people = [
        Viewer(hiring.add_person(office, me, f"Interviewer {n}"), f"Interviewer {n}")
        for n in range(INTERVIEWERS)
    ]
    rng = np.random.default_rng(3)
    strict, now = rng.normal(0, 0.5, INTERVIEWERS), office.now()
    for number in range(CANDIDATES):
        application = hiring.add_candidate(office, me, opening, f"Candidate {number}")
        level = 3.2 + rng.normal(0, 0.6)
        later = replace(office, now=lambda n=number: now - timedelta(days=CANDIDATES - n))
        for session, place in zip(
            sessions, rng.choice(INTERVIEWERS, len(sessions), replace=False), strict=True
        ):
            who = people[place]
            seats = {who.person: "lead"}
            hiring.schedule_interview(office, me, application, session.session, later.now(), seats=seats)
            mine = hiring.list_my_interviews(office, who)
            card = next(one.card for one in mine if one.application == application)
            filled = _card(hiring.open_card(later, who, card), level - strict[place], rng)
            hiring.submit_card(later, who, card, filled, card)
    # The interview that the one who looks takes today, with a card to write.
    application = hiring.add_candidate(office, me, opening, "Candidate today")
    hiring.schedule_interview(office, me, application, sessions[0].session, now, seats={me.person: "lead"})
    office.store.close()
    return opening


@contextlib.contextmanager
def server(folder: Path, look_every: float = 0.2) -> Iterator[tuple[int, psutil.Process]]:
    """Serve the app on *folder*, and give its port and its process when it is ready."""
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "kit.cli", "app", "--port", str(port), "--data", str(folder)]
    with Path(os.devnull).open("wb") as quiet:
        process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
        try:
            until = time.monotonic() + 60
            while time.monotonic() < until:
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5)
                    break
                time.sleep(look_every)
            yield port, psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(15)


Run = Callable[[str, str, str], Awaitable[tuple[str, int]]]


@contextlib.asynccontextmanager
async def connection(port: int) -> AsyncIterator[Run]:
    """Open a browser session; give what runs a page with a query, by its hash once that is known.

    It returns the hash of the page and how many bytes the run sent.
    """
    host = f"127.0.0.1:{port}"
    async with websockets.connect(
        f"ws://{host}/_stcore/stream", subprotocols=["streamlit"], origin=f"http://{host}", max_size=None
    ) as socket_:

        async def run(page: str, query: str, page_hash: str) -> tuple[str, int]:
            asked = BackMsg()
            asked.rerun_script.query_string = query
            asked.rerun_script.page_script_hash = page_hash
            asked.rerun_script.page_name = "" if page_hash else page
            await socket_.send(asked.SerializeToString())
            sent = 0
            while True:
                raw = await socket_.recv()
                sent += len(raw)
                told = ForwardMsg()
                told.ParseFromString(raw)
                kind = told.WhichOneof("type")
                if kind == "navigation":
                    page_hash = told.navigation.page_script_hash
                elif kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
                    raise AssertionError(told.delta.new_element.exception.message)
                elif kind == "script_finished":
                    return page_hash, sent

        yield run


async def reruns(port: int, process: psutil.Process, page: str, query: str) -> tuple[list[float], int]:
    """Return the server's CPU milliseconds of each rerun of a page, and how many bytes one sends."""
    async with connection(port) as run:
        page_hash, _ = await run(page, query, "")
        await run(page, query, page_hash)
        took, sent = [], 0
        for _ in range(RERUNS):
            before = cpu_seconds(process)
            _, sent = await run(page, query, page_hash)
            await asyncio.sleep(0.02)  # what the server does after it has answered
            took.append(1000 * (cpu_seconds(process) - before))
        return took, sent


def cpu_seconds(process: psutil.Process) -> float:
    """Return the processor time of a process; `cpu_times` counts in steps of 10 ms, so Linux' own clock where there is one."""
    if sys.platform == "linux":
        return time.clock_gettime(~process.pid << 3 | 2)  # clock_getcpuclockid(3) in the C library
    spent = process.cpu_times()
    return spent.user + spent.system
