"""Every page opens: with nothing in the store, and with the sample, for each person of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kit.access import Viewer
from kit.app import office as shared
from kit.app import work
from kit.app.main import PAGES
from kit.hiring import find_local_viewer, find_opening, find_weights_beside, list_openings, list_viewers

ENTRY = str(Path(__file__).parent.parent.parent / "streamlit_app.py")


@pytest.fixture(scope="module", params=["empty", "sample"])
def place(request, tmp_path_factory):
    """The app's office on a folder of its own, with and without the sample."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIRING_KIT_DATA", str(tmp_path_factory.mktemp("data")))
        shared.close()
        if request.param == "sample":
            shared.add_sample(shared.the_office())
        yield request.param
        shared.close()


def opened(page: str, viewer: Viewer) -> AppTest:
    return AppTest.from_string(
        "import streamlit as st\n"
        "from kit.access import Viewer\n"
        "from kit.app.main import PAGES\n"
        "st.session_state.setdefault('pages', {})\n"
        f"PAGES[{page!r}][1](Viewer({viewer.person!r}, {viewer.name!r}, behind={viewer.behind!r}))\n",
        default_timeout=60,
    ).run()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_for_everybody_who_has_it_in_the_menu(place, page):
    office = shared.the_office()
    viewers = list_viewers(office, find_local_viewer(office))
    assert len(viewers) == (1 if place == "empty" else 10)
    for viewer in viewers:
        app = opened(page, viewer)
        assert not app.exception, (viewer.name, app.exception)
        assert app.title[0].value


def test_the_entry_shows_the_first_page(place):
    app = AppTest.from_file(ENTRY, default_timeout=60).run()
    assert not app.exception
    assert app.title[0].value == "Openings"


def test_a_busy_database_is_told_on_the_page_and_the_next_click_goes_on(
    tmp_path, monkeypatch, one_connection
):
    monkeypatch.setenv("HIRING_KIT_DATA", str(tmp_path / "data"))
    shared.close()
    try:
        app = AppTest.from_file(ENTRY, default_timeout=60).run()
        assert not app.exception and not app.error
        with shared.the_office().store.reader.connect():
            app.run()
            assert not app.exception
            assert [one.value.partition(":")[0] for one in app.error] == ["The database is busy"]
        app.run()
        assert not app.exception and not app.error
    finally:
        shared.close()


def test_once_a_card_is_in_weights_are_put_beside_and_never_changed(place):
    if place == "empty":
        return
    office = shared.the_office()
    me = find_local_viewer(office)
    (opening,) = list_openings(office, me)
    app = AppTest.from_file(ENTRY, default_timeout=60)
    app.session_state["openings/tab"] = "Weights"
    app.session_state[f"openings/weights/{opening.id}"] = True
    app.run()
    assert "the weights stand as they are" in " ".join(c.value for c in app.caption)
    first, second = (f"openings/weight/{opening.id}/{c.id}" for c in opening.weights[:2])
    app.number_input(key=first).set_value(opening.weights[0].weight + 1)
    app.number_input(key=second).set_value(opening.weights[1].weight - 1).run()
    app.button(key="openings/reweigh").click().run()
    assert not app.exception
    found = find_opening(office, me, opening.id)
    assert (found.weights, found.weights_sha256) == (opening.weights, opening.weights_sha256)
    beside = find_weights_beside(office, me, opening.id)
    assert beside[opening.weights[0].id] == opening.weights[0].weight + 1
    assert "a second view, which changes no score" in " ".join(c.value for c in app.caption)


def test_who_looks_through_anothers_eyes_is_told_so(place):
    office = shared.the_office()
    others = [v for v in list_viewers(office, find_local_viewer(office)) if v.behind]
    if place == "empty":
        assert others == []
        return
    app = AppTest.from_file(ENTRY, default_timeout=60).run()
    app.selectbox(key="view_as").set_value(others[0].person).run()
    assert any("what you do is done in that name" in w.value for w in app.warning)


def test_a_cluster_that_is_not_there_is_said_on_the_page_of_packets(place, monkeypatch):
    if place == "empty":
        return
    monkeypatch.setenv("HIRING_KIT_DASK", "nowhere")
    me = find_local_viewer(shared.the_office())
    (opening,) = list_openings(shared.the_office(), me)
    app = opened("packets", me)
    app.button(key="packets/all").click().run()
    now = work.work_at(f"packets/{me.person}/{opening.id}", me.person)
    assert "HIRING_KIT_DASK is 'nowhere'" in str(now.future.exception(60))
    app.run()
    assert not app.exception
    assert "HIRING_KIT_DASK is 'nowhere', and no scheduler" in app.error[0].value.replace("\\", "")
    assert app.button(key="packets/again")


def test_a_link_to_what_is_not_there_is_told_until_something_is_chosen():
    app = AppTest.from_string(
        "from kit.app.parts import choose\n"
        "choose('Opening', {'o-1': 'Search', 'o-2': 'Payments', 'o-3': 'Tickets'}, 'opening')\n"
    )
    app.query_params["opening"] = "gone"
    told = [app.run().warning[0].value]
    told += [one.value for one in app.run().warning]  # drawn again at once, as when a loop has been built
    assert app.query_params["opening"] == "o-1"
    assert len(told) == 2 and all("not there" in words for words in told)
    assert not app.selectbox[0].select("o-2").run().warning
    app.query_params["opening"] = "o-3"
    assert not app.run().warning and app.selectbox[0].value == "o-3"
    app.query_params["opening"] = "gone"
    assert app.run().warning and app.selectbox[0].value == "o-3"
    del app.query_params["opening"]  # from another page by the menu
    assert not app.run().warning
