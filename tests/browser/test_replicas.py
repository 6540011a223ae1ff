"""Two replicas on PostgreSQL behind the nginx of `deploy/`: one dies while somebody writes, and they go on at the other."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ..conftest import needed
from .conftest import App, go

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
PROXY, PORTS = 8510, (8511, 8512)  # as they stand in deploy/nginx.conf


@pytest.fixture
def replicas(cluster, tmp_path):
    """Two replicas of one installation, and the proxy before them."""
    nginx = needed("nginx")
    data = tmp_path / "data"
    data.mkdir()
    environment = {"DATABASE_URL": cluster.url(cluster.new_database())}
    apps = [
        App(data, ("--sample",) if port == PORTS[0] else (), environment=environment, port=port)
        for port in PORTS
    ]
    for app in apps:
        app.start()
    prefix = tmp_path / "nginx"
    (prefix / "logs").mkdir(parents=True)
    arguments = [
        nginx,
        "-p",
        str(prefix),
        "-c",
        str(ROOT / "deploy/nginx.conf"),
        "-e",
        str(prefix / "logs/error.log"),
    ]
    proxy = subprocess.Popen([*arguments, "-g", f"daemon off; pid {prefix}/pid;"], env=dict(os.environ))
    time.sleep(1)
    yield apps
    proxy.terminate()
    proxy.wait(15)
    for app in apps:
        app.stop()


def test_whichever_replica_dies_the_words_are_kept_and_the_page_goes_on(replicas, page):
    front = App(replicas[0].data, port=PROXY)
    go(page, front, "score")
    pad = page.get_by_label("Key take-aways")
    said = ""
    for number, replica in enumerate(replicas):
        said += f"Before {number}. "
        pad.fill(said)
        expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        replica.kill()
        pad.focus()
        page.keyboard.press("End")
        page.keyboard.type(f"After {number}. ", delay=30)
        said += f"After {number}. "
        expect(page.get_by_text("All saved", exact=True)).to_be_visible()
        page.evaluate("localStorage.clear()")  # what stands after the reload is the store's
        page.reload()
        expect(pad).to_have_value(said)
        replica.start()
