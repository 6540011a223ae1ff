"""Two windows on one field: no word that was kept goes without a sound."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import Conflict
from kit.store.drafts import read_drafts, save_draft

from .conftest import AT

RUNS = count()  # each run of a property has a field of its own


@pytest.fixture
def save(desk):
    def save(text, rev, writer, base, field="takeaways"):
        with desk.store.write() as tx:
            return save_draft(tx, desk.store.master, desk.card, field, text, rev, writer, base, AT)

    save.desk = desk
    return save


def _kept(desk):
    with desk.store.read() as tx:
        return {
            field: (d.text, d.rev, d.writer)
            for field, d in read_drafts(tx, desk.store.master, desk.card).items()
        }


def test_a_writer_goes_on_without_waiting_for_the_answer(save):
    save("a", 1, "left", 0)
    assert save("abc", 3, "left", 0).text == "abc"
    assert _kept(save.desk) == {"takeaways": ("abc", 3, "left")}


def test_an_older_save_that_comes_late_changes_nothing(save):
    save("abc", 3, "left", 0)
    assert save("ab", 2, "left", 0).text == "abc"
    assert save("abc", 3, "left", 0).rev == 3


def test_another_window_that_saw_the_newest_may_write(save):
    save("abc", 3, "left", 0)
    assert save("abcd", 4, "right", 3).writer == "right"


def test_another_window_that_did_not_is_told_and_nothing_is_overwritten(save):
    save("abc", 3, "left", 0)
    with pytest.raises(Conflict) as conflict:
        save("xyz", 9, "right", 2)
    assert (conflict.value.stored.text, conflict.value.stored.rev) == ("abc", 3)
    with pytest.raises(Conflict):
        save("xyz", 1, "right", 0)
    assert _kept(save.desk) == {"takeaways": ("abc", 3, "left")}


def test_the_first_window_is_told_after_the_second_wrote_on(save):
    save("abc", 3, "left", 0)
    save("abcd", 4, "right", 3)
    with pytest.raises(Conflict) as conflict:
        save("abce", 5, "left", 3)
    assert conflict.value.stored.text == "abcd"
    assert save("abce", 6, "left", 4).text == "abce"  # the person chose their own text


def test_what_is_typed_on_after_the_card_was_handed_in_is_not_lost_silently(save):
    save("abc", 3, "left", 0)
    save.desk.submit("one")
    with pytest.raises(Conflict) as conflict:
        save("abcd", 4, "left", 3)
    assert conflict.value.stored is None
    assert "handed in meanwhile" in str(conflict.value)


def test_fields_do_not_meet(save):
    save("one", 1, "left", 0, field="note/q/c")
    save("two", 1, "right", 0, field="note/q/d")
    assert _kept(save.desk) == {"note/q/c": ("one", 1, "left"), "note/q/d": ("two", 1, "right")}


def test_a_save_must_rise_above_what_it_builds_on(save):
    with pytest.raises(ValueError, match="must rise"):
        save("a", 3, "left", 3)


@given(
    st.lists(
        st.tuples(st.sampled_from(["left", "right"]), st.sampled_from(["type", "send", "see"])), max_size=25
    )
)
def test_every_kept_text_is_built_on_or_answered_with_a_conflict(save, steps):
    """Each window appends letters to what it last saw; a text that was kept must live on in what is kept later,
    unless the one who wrote over it was that text's own writer."""
    field = f"evidence/{next(RUNS)}"
    windows = {name: {"text": "", "rev": 0, "base": 0} for name in ("left", "right")}
    kept = None
    for number, (name, act) in enumerate(steps):
        window = windows[name]
        if act == "type":
            window["text"] += f"{name[0]}{number} "
            window["rev"] += 1
        elif act == "see" and kept:
            window.update(text=kept.text, rev=kept.rev, base=kept.rev)
        elif act == "send" and window["rev"] > window["base"]:
            before = kept
            try:
                kept = save(window["text"], window["rev"], name, window["base"], field=field)
            except Conflict as conflict:
                assert conflict.stored == before
                assert before is not None and before.writer != name
            else:
                window["base"] = kept.rev
                if before is not None and before.writer != name:
                    assert kept.text.startswith(before.text)
