"""Looks at lessons, letters and teacher after two kinds of error, and at a page that only adds a letter."""
from letters import add_letter as helper
from school import ARI, NOOR, ROBIN, active, click, letters, of_ari, open_school


def nothing_has_changed():
    return set(of_ari().values()) == {"Ari"} and letters() == [] and active(ARI) == 1


def test_a_clash_changes_nothing(version):
    open_school()
    assert click(version.hand_over, ARI, NOOR) is not None
    assert nothing_has_changed()


def test_a_refused_letter_changes_nothing(version):
    open_school(refuse=True)
    assert click(version.hand_over, ARI, ROBIN) is not None
    assert nothing_has_changed()


def test_a_page_that_adds_one_letter_keeps_it(version):
    open_school()
    click(getattr(version, "add_letter", helper), "p21", "Noor is ill on Tuesday.")
    assert [pupil for pupil, _ in letters()] == ["p21"]
