"""What is said: plain, with the interval in the same sentence, and without blame."""

from __future__ import annotations

import inspect
import re

import pytest

from kit.scoring import words
from kit.scoring.model import Shift

AVOIDED = ("significan", "theta", "shrink", "logit", "p-value", "biased", "stingy", "unfair", "outlier")


def test_the_score_comes_with_its_interval_the_raw_mean_and_why_they_differ():
    shift = Shift(3.3, 3.1, -0.2, 0.0, 0.01, -0.01)
    assert words.score(3.1, 2.7, 3.5, 3.3, shift, 3, 2) == (
        "Adjusted score 3.1 (likely 2.7 to 3.5). Raw mean 3.3. 2 of the 3 interviewers score higher than colleagues: "
        "-0.20."
    )
    shift = Shift(3.0, 3.4, 0.1, 0.1, 0.1, 0.1)
    assert words.score(3.4, 3, 4, 3.0, shift, 2, 1).count("+0.10") == 4
    assert "The questions were harder than others: +0.10." in words.score(3.4, 3, 4, 3.0, shift, 2, 1)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.thin(0, 0, 6, 2), "There is no rating yet."),
        (words.thin(3, 1, 6, 2), "Only 1 interviewer has rated so far: 2 or more are needed."),
        (words.thin(3, 2, 6, 2), "Only 3 ratings so far: 6 or more are needed."),
        (words.extreme(False), "All ratings are at the bottom point: the true level may be lower than shown."),
        (words.leaders(["a"], 3), "a has the highest score, and is separated from everybody else."),
        (words.leaders(["a", "b", "c"], 9), "b and c can not be separated from a, who has the highest score."),
        (words.other_weights("With equal weights", 2, []), "With equal weights, 2 pairs of candidates would stand in another order; none of them can be told apart anyway."),
        (words.other_weights("With equal weights", 1, [("a", "b")]), "With equal weights, 1 pair of candidates would stand in another order, among them pairs that can be told apart: a and b."),
        (words.severity(0.5, 0.2, 0.8, 6), "Scores 0.5 points higher than colleagues for the same candidates (0.2 to 0.8, from 6 candidates)."),
        (words.agreement(0.2, 0.9, 12), "Interviewers agree, but nearly all ratings are alike, so they tell candidates apart poorly (alpha 0.20, AC2 0.90, over 12 competencies rated by two or more)."),
        (words.apart("a", "b", 1.0, True), "Chance that a is above b: 99 %."),
    ],
)  # fmt: skip
def test_each_situation_has_its_sentence(said, expected):
    assert said == expected


def test_no_sentence_uses_words_that_a_recruiter_would_have_to_look_up():
    text = inspect.getsource(words).lower()
    sentences = re.findall(r'"[^"\n]+"', text)
    assert not [s for s in sentences for word in AVOIDED if word in s]
