"""M and D: reviews, versions, and questions that are nearly the same."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from kit.bank.lint.prose import content
from kit.bank.lint.rule import Found, Given, Subject, bank_rule, question_rule
from kit.bank.lint.shape import by_repository, git
from kit.wording import listed

LEAST_REVIEWERS = 2
REVIEW_MONTHS = 24
ALIKE_WORDS = 85
ALIKE_COSINE = 0.6
# Where the main branch may be found, the published one first.
MAIN_BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


@question_rule("M01", "error")
def active_questions_have_two_reviewers(s: Subject) -> Iterator[Found]:
    """An active question was reviewed by two people other than its author."""
    q = s.question
    people = {r.by.strip().casefold() for r in q.provenance.reviewed} - {
        q.provenance.author.strip().casefold()
    }
    if q.status == "active" and len(people) < LEAST_REVIEWERS:
        yield s.at(
            ("status",),
            f"active with {len(people)} reviewers beside the author: {LEAST_REVIEWERS} are needed. "
            "Let them review it, or set the status to pilot.",
        )


@question_rule("M02", "error")
def the_change_log_begins_with_the_version(s: Subject) -> Iterator[Found]:
    """The newest entry of the change log is about the version of the question."""
    changes = s.question.provenance.changelog
    newest = changes[0].version if changes else "nothing"
    if newest != s.question.version:
        yield s.at(
            ("provenance", "changelog", 0) if changes else ("provenance", "changelog"),
            f"the change log begins with {newest}, but the version is {s.question.version}: newest change first.",
        )


@question_rule("M04", "warning")
def reviews_are_fresh(s: Subject) -> Iterator[Found]:
    """A question was reviewed, or written, in the last 24 months."""
    history = s.question.provenance
    reviews = [r.date for r in history.reviewed]
    last = _date(max(reviews) if reviews else min((c.date for c in history.changelog), default=""))
    if last is None or s.question.status == "retired":
        return
    months = (s.given.today.year - last.year) * 12 + s.given.today.month - last.month
    months -= s.given.today.day < last.day
    if months >= REVIEW_MONTHS:
        since = "the last review" if reviews else "it was written, and no review"
        yield s.at(
            ("provenance", "reviewed"),
            f"{months} months since {since} ({last}): review it again within {REVIEW_MONTHS} months, or retire it.",
        )


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


@bank_rule("M03", "error")
def a_change_has_a_new_version(subjects: Sequence[Subject], given: Given) -> Iterator[Found]:
    """A question that differs from the main branch has another version than there."""
    for root, inside in by_repository(subjects).items():
        base = _merge_base(root) if root else None
        if root is None or base is None:
            why = "the bank is in no git checkout" if root is None else "this checkout has no main branch"
            given.skip(f"M03: whether a changed question has a new version is not looked at, because {why}.")
            continue
        differ = git(root, "diff", "--name-only", "--no-renames", "-z", base)
        new = git(root, "ls-files", "--others", "--exclude-standard", "-z")
        changed = [
            f"{root}/{name}" for name in (differ + new).split("\0") if name and "__pycache__" not in name
        ]
        before = _versions_in(root, base)
        for s in inside:
            folder = s.folder.resolve()
            names = [name.removeprefix(f"{folder}/") for name in changed if name.startswith(f"{folder}/")]
            if names and before.get(folder / "question.yaml") == s.question.version:
                yield s.at(
                    ("version",),
                    f"{listed(sorted(names)[:3])}{' and more' if len(names) > 3 else ''} changed since "
                    f"{s.question.version} of the main branch: give it a new version and a line in the change log.",
                )


def _merge_base(root: Path) -> str | None:
    """Return the commit at which this branch left the main one."""
    for branch in MAIN_BRANCHES:
        if base := git(root, "merge-base", "HEAD", branch).strip():
            return base
    return None


def _versions_in(root: Path, commit: str) -> dict[Path, str]:
    """Return the version that each question.yaml had in *commit*, by its path."""
    lines = git(root, "grep", "--full-name", "-z", "^version:", commit, "--", "*question.yaml").splitlines()
    found = {}
    for line in lines:
        name, _, entry = line.partition("\0")
        found[root / name.removeprefix(f"{commit}:")] = entry.partition(":")[2].strip().strip("\"'")
    return found


@bank_rule("D01", "warning")
def questions_differ(subjects: Sequence[Subject], given: Given) -> Iterator[Found]:
    """No two questions are nearly the same, unless they are twins or each names the other."""
    if len(subjects) < 2:
        return
    words = [content(_said(s)) for s in subjects]
    joined = [" ".join(w) for w in words]
    same_words = process.cdist(joined, joined, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE_WORDS)
    cosines = tf_idf_cosines(words)
    for low, high in np.argwhere((same_words >= ALIKE_WORDS) | (cosines >= ALIKE_COSINE)):
        first, second = subjects[low], subjects[high]
        if low < high and not _known_to_be_near(first, second):
            yield second.at(
                ("ask", "question"),
                f"it is nearly {first.question.id} ({_alike(same_words[low, high], cosines[low, high])}): change one, "
                "make them a family, or name it in 'overlaps'.",
            )


def _alike(same_words: float, cosine: float) -> str:
    if same_words >= ALIKE_WORDS:
        return f"{same_words:.0f} percent of the words are the same, wanted: below {ALIKE_WORDS}"
    return f"the cosine of their words is {cosine:.2f}, wanted: below {ALIKE_COSINE}"


def _said(s: Subject) -> str:
    ask = s.question.ask
    return " ".join([s.question.title, ask.opening, ask.question, ask.follow_on or "", *ask.candidate_facts])


def _known_to_be_near(one: Subject, other: Subject) -> bool:
    a, b = one.question, other.question
    near = {*a.enemies, *(o.id for o in a.overlaps)} | {*b.enemies, *(o.id for o in b.overlaps)}
    return a.family == b.family or a.id in near or b.id in near


def tf_idf_cosines(texts: Sequence[Sequence[str]]) -> np.ndarray:
    """Return the cosine between each two of *texts*, words weighted by how few texts hold them.

    Weights are count times ln((1 + n) / (1 + texts with the word)) + 1, as in scikit-learn's TfidfVectorizer.

    Examples:
        >>> tf_idf_cosines([["lock", "wait"], ["lock", "wait"], ["plan"]]).round(2).tolist()
        [[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    column = {word: n for n, word in enumerate(sorted({w for text in texts for w in text}))}
    counts = np.zeros((len(texts), len(column)))
    for row, text in enumerate(texts):
        for word, count in Counter(text).items():
            counts[row, column[word]] = count
    weights = counts * (np.log((1 + len(texts)) / (1 + (counts > 0).sum(axis=0))) + 1)
    length = np.linalg.norm(weights, axis=1, keepdims=True)
    unit = weights / np.where(length == 0, 1, length)
    return unit @ unit.T
