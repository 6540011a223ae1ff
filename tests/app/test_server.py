"""The server's settings, and that it refuses to be open to everybody."""

from __future__ import annotations

import gc
import tomllib
import weakref
from pathlib import Path

import pytest

from kit.app.server import CONFIG, freeze_again, serve
from kit.errors import SettingsError

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
