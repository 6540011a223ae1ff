"""The server's settings, and that it refuses to be open to everybody."""

from __future__ import annotations

import gc
import os
import socket
import subprocess
import sys
import time
import tomllib
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from kit.app import office as shared
from kit.app import server, signin
from kit.app.server import CONFIG, Door, dl, freeze_again, serve
from kit.app.settings import the_settings
from kit.errors import SettingsError, StoreError
from kit.hiring.signin import Guest

ROOT = Path(__file__).parent.parent.parent


def test_plain_streamlit_run_has_the_settings_of_the_server():
    def flat(table: dict, place: str = "") -> dict:
        found = {}
        for name, value in table.items():
            found |= flat(value, f"{place}{name}.") if isinstance(value, dict) else {f"{place}{name}": value}
        return found

    assert flat(tomllib.loads((ROOT / ".streamlit/config.toml").read_text())) == CONFIG


def test_without_a_login_any_address_but_this_machine_is_refused():
    with pytest.raises(SettingsError, match=r"everybody who reaches 192\.0\.2\.1 could read every scorecard"):
        serve("192.0.2.1")


def test_a_port_that_is_taken_is_told_before_anything_is_opened():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        _, port = other.getsockname()
        with pytest.raises(SettingsError, match=rf"127\.0\.0\.1:{port} can not be used"):
            serve(port=port)


def test_a_data_folder_that_can_not_be_is_told_in_words(tmp_path):
    (tmp_path / "file").write_text("")
    command = [sys.executable, "-m", "kit.cli", "app", "--port", str(free_port())]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"HIRING_KIT_DATA": str(tmp_path / "file")},
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert done.stderr.startswith(str(tmp_path / "file"))


def test_what_of_the_bank_can_not_be_read_is_told_when_the_app_answers(tmp_path):
    (tmp_path / "file").write_text("")
    port = str(free_port())
    app = subprocess.Popen(
        [sys.executable, "-m", "kit.cli", "app", "--port", port, "--data", str(tmp_path / "data")],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"HIRING_KIT_BANK": str(tmp_path / "file")},
    )
    try:
        said = [app.stderr.readline() for _ in range(3)]
    finally:
        app.terminate()
        app.communicate()
    assert said[0] == f"Hiring Kit on http://127.0.0.1:{port}\n"
    assert said[1].startswith("Left out of the bank is what stands in 1 file that can not be read")
    assert said[2] == f"  {tmp_path}/file:1: there is no such folder of a question bank.\n"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_what_was_frozen_and_has_died_since_is_let_go_when_it_is_frozen_again():
    class Session:
        pass

    try:
        ended = Session()
        ended.itself = ended  # only the collector can let it go
        seen = weakref.ref(ended)
        freeze_again()
        del ended
        gc.collect()
        assert seen() is not None  # out of the collector's sight
        freeze_again()
        assert seen() is None
        assert gc.get_freeze_count() > len(gc.get_objects())
    finally:
        gc.unfreeze()


def test_with_a_sign_in_a_database_that_is_away_asks_nobody_to_sign_in(monkeypatch):
    def away(cookies):
        raise StoreError("The database does not answer.")

    with_sign_in = replace(the_settings(), auth="oidc")
    monkeypatch.setattr(server, "the_settings", lambda: with_sign_in)
    monkeypatch.setattr(signin, "caller", away)
    app = Door(Starlette(routes=[Route("/dl/{token}", dl)]))
    client = TestClient(app, base_url="http://127.0.0.1")
    for path in ("/media/a-picture.png", "/dl/a-link"):
        answer = client.get(path)
        assert (answer.status_code, answer.text) == (503, "The database does not answer.")


def test_a_guest_is_known_by_a_cookie_that_names_the_code_and_by_none_from_before_it_did(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("HIRING_KIT_DATA", str(tmp_path / "data"))
    came = []
    monkeypatch.setattr(signin, "find_guest", lambda office, guest: came.append(guest))
    shared.close()
    try:
        guest = Guest("a card", "a person", "2099-01-01T00:00:00.000Z", "a digest")
        signin.caller({signin.GUEST: signin.cookie_of(guest)})
        older = signin.seal_cookie(signin.GUEST, ["a card", "a person", guest.until], time.time() + 60)
        assert signin.caller({signin.GUEST: older}) is None
        assert came == [guest]
    finally:
        shared.close()
