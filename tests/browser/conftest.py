"""A real server on a data folder of its own, and a real Chromium."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.tools import browser as find_browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WAIT = 60_000


@dataclass
class App:
    """A served app: where it is, and how to stop and start it again on the same data."""

    data: Path
    arguments: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    port: int = 0
    python: str | Path = sys.executable
    process: subprocess.Popen | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        if not self.port:
            with contextlib.closing(socket.socket()) as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = probe.getsockname()[1]
        command = [
            str(self.python),
            "-m",
            "kit.cli",
            "app",
            "--port",
            str(self.port),
            "--data",
            str(self.data),
        ]
        log = (self.data / "server.log").open("ab")
        self.process = subprocess.Popen(
            [*command, *self.arguments],
            stdout=log,
            stderr=log,
            cwd=self.data,
            env={**os.environ, **self.environment},
        )
        until = time.monotonic() + 90
        while time.monotonic() < until:
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"{self.url}/readyz", timeout=5) as answer,  # noqa: S310 - loopback only,
            ):
                if answer.status == 200:
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.2)
        raise AssertionError(f"The app did not start:\n{(self.data / 'server.log').read_text()}")

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        assert self.process
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """An app with nothing in it."""
    app = App(tmp_path_factory.mktemp("data"))
    app.start()
    yield app
    app.stop()


@pytest.fixture(scope="module")
def sample_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """An app with the sample opening."""
    app = App(tmp_path_factory.mktemp("sample"), ("--sample",))
    app.start()
    yield app
    app.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        message = "There is no Chromium on this machine: `make tools` installs one."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    expect.set_options(timeout=WAIT)
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(WAIT)
    page = context.new_page()
    page.problems = watched(page)  # type: ignore[attr-defined]
    yield page
    context.close()


def watched(page: Page) -> list[str]:
    """Return a list that fills with requests to other hosts and with messages of the content rules."""
    problems: list[str] = []

    def request(asked) -> None:
        host = asked.url.split("/")[2] if "://" in asked.url else ""
        if host and not host.startswith("127.0.0.1"):
            problems.append(f"request to {asked.url}")

    page.on("request", request)
    page.on("console", lambda m: problems.append(m.text) if "Content Security Policy" in m.text else None)
    return problems


# What was sent to the server and not answered yet can not be seen on a page: it looks as quiet as one that has settled.
LISTEN = """() => {
    if (window.heard) return;
    window.heard = {sent: 0, got: 0};
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
        if (!this.listened) {
            this.listened = true;
            this.addEventListener("message", () => { window.heard.got = performance.now(); });
        }
        window.heard.sent = performance.now();
        return send.call(this, data);
    };
}"""


def settle(page: Page) -> None:
    """Wait until Streamlit has answered, has run, and nothing is stale any more."""
    page.evaluate(LISTEN)
    page.wait_for_function(
        "() => (!window.heard || (window.heard.sent <= window.heard.got && performance.now() - window.heard.got > 60))"
        " && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
        " && !document.querySelector('[data-stale=true]')"
    )


def go(page: Page, app: App, name: str = "", **query: str) -> None:
    """Open a page of the app by its address."""
    words = "&".join(f"{k}={v}" for k, v in query.items())
    page.goto(f"{app.url}/{name}{'?' + words if words else ''}")
    page.locator("h1").first.wait_for()
    settle(page)
    assert "Something went wrong" not in page.locator("body").inner_text()


def menu(page: Page, title: str) -> None:
    """Go to a page by the menu."""
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.locator("h1").first).to_have_text(title)
    settle(page)


def choose(page: Page, label: str, words: str) -> None:
    """Choose from a list by typing."""
    box = page.get_by_role("combobox", name=label, exact=True)
    if box.first.input_value() == words:
        return
    box.first.click()
    box.first.fill(words)
    page.get_by_role("option", name=words).first.click()
    settle(page)


def view_as(page: Page, name: str) -> None:
    """Look through somebody's eyes."""
    choose(page, "View as", f"View as {name}")
    expect(page.get_by_text(f"You see what {name} sees")).to_be_visible()


def picture(page: Page, name: str) -> None:
    """Keep a screenshot where `KIT_PICTURES` says, to be looked at."""
    if folder := os.environ.get("KIT_PICTURES"):
        settle(page)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
