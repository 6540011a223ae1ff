"""A few documents look as they looked when somebody last looked at them."""

from __future__ import annotations

import pytest

from tests.pdf.golden.figures import documents, figures_of, read


@pytest.fixture(scope="module")
def made():
    return documents()


@pytest.mark.parametrize("name", read())
def test_a_document_has_the_figures_of_its_last_review(made, name):
    assert figures_of(made[name]) == read()[name], (
        f"{name} changed. `python -m tests.pdf.golden FOLDER` writes the PDF of what changed and renews the figures."
    )


def test_every_document_has_figures(made):
    assert set(made) == set(read())
