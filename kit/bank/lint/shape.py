"""S: what stands in a question's folder, and whether its numbers and names fit together."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from kit.bank.diagram import is_drawn
from kit.bank.lint.rule import Found, Given, Subject, bank_rule, question_rule
from kit.bank.new import TO_WRITE
from kit.model import LEVELS
from kit.wording import listed
from kit.yamlfile import Place, near

LEAST_FIRST_SHARE = 50
LONG_FROM_MINUTES = 20
MOST_LEVELS = 3
MOST_TEXT_BYTES = 64 * 1024
MOST_PICTURE_BYTES = 1024 * 1024
PICTURES = (".png",)


@question_rule("S01", "error")
def first_competency_has_half(s: Subject) -> Iterator[Found]:
    """A question is mostly about the competency of its folder."""
    share = s.question.competencies[s.question.competency]
    if share < LEAST_FIRST_SHARE:
        yield s.at(
            ("secondary",),
            f"{s.question.competency} has {share} percent: "
            f"the competency of the folder needs {LEAST_FIRST_SHARE} or more.",
        )


@question_rule("S02", "error")
def floor_is_within_total(s: Subject) -> Iterator[Found]:
    """The least minutes of a question are at most its whole minutes."""
    minutes = s.question.minutes
    if minutes.floor > minutes.total:
        yield s.at(
            ("minutes",),
            f"floor is {minutes.floor} minutes, but read, core, probes and rate make {minutes.total}: "
            "floor is the least of them in which the question can be rated.",
        )


@question_rule("S09", "error")
def everything_is_written(s: Subject) -> Iterator[Found]:
    """No text of the template that a question was started from is left."""
    for number, line in enumerate((s.folder / "question.yaml").read_text("utf-8").splitlines(), 1):
        if TO_WRITE in line:
            yield s.in_file("question.yaml", number, f"still to be written: {line.strip()}")


@question_rule("S03", "error")
def levels_are_near(s: Subject) -> Iterator[Found]:
    """A question is for at most three levels, and more is expected at each higher one."""
    levels = [level for level in LEVELS if level in s.question.levels]
    if len(levels) > MOST_LEVELS:
        yield s.at(("levels",), f"{len(levels)} levels, {levels[0]} to {levels[-1]}: at most {MOST_LEVELS}.")
    expected = s.question.difficulty.expected
    if set(expected) != set(levels):
        yield s.at(
            ("difficulty", "expected"),
            f"expected ratings are given for {listed(expected) or 'no level'}: the levels of the question "
            f"are {listed(levels)}.",
        )
    given = [(level, expected[level]) for level in LEVELS if level in expected]
    for (low, less), (high, more) in pairwise(given):
        if more <= less:
            yield s.at(
                ("difficulty", "expected"),
                f"{high} is expected at {more} and {low} at {less}: it must rise from level to level.",
            )


@question_rule("S07", "error")
def long_questions_rate_three(s: Subject) -> Iterator[Found]:
    """A question of 20 minutes or more has two secondary competencies."""
    total, second = s.question.minutes.total, s.question.secondary
    if total >= LONG_FROM_MINUTES and len(second) < 2:
        yield s.at(
            ("secondary",),
            f"{total} minutes rate {listed([s.question.competency, *second])}: a question of "
            f"{LONG_FROM_MINUTES} minutes or more has two secondary competencies.",
        )


_PROBE = re.compile(r"\bp[12]?\d\b")  # p95 is a percentile


@question_rule("S05", "error")
def names_stand_for_something(s: Subject) -> Iterator[Found]:
    """Every id that a question names exists (the reader looks at the others)."""
    q = s.question
    wrongs = {w.id for w in q.wrong_answers}
    exhibits = {e.id for e in q.exhibits}

    def unknown(place: Place, what: str, name: object, known) -> Iterator[Found]:
        if name not in known:
            yield s.at(place, f"unknown {what} '{name}'.{near(name, map(str, known))}")

    # Paper and screen number probes by their place, and that is what an anchor that names one has to mean; what is no
    # probe may be a name in an exhibit.
    probes = {probe.id: n for n, probe in enumerate(q.probes, 1)}
    for competency, value, text in s.anchors:
        for name in _PROBE.findall(text):
            known = name in probes or not any(name in words for words in s.texts.values())
            if known and probes.get(name) != int(name[1:]):
                yield s.at(
                    ("rating", "anchors", competency, value),
                    f"'{name}' is not the id of the probe in that place: number the probes in their order.",
                )
    yield from unknown(("rating", "scale"), "scale", q.rating.scale, s.given.scales)
    for n, name in enumerate(q.pairs_with):
        yield from unknown(("pairs_with", n), "question", name, {other.id for other in s.given.bank})
    for n, flag in enumerate(q.red_flags):
        for name in () if flag.effect == "note" else flag.effect:
            yield from unknown(("red_flags", n), "competency of this question", name, q.competencies)
    for n, mark in enumerate(q.answer.landmarks):
        if mark.fact is None:
            yield from unknown(("answer", "landmarks", n), "exhibit", mark.exhibit, exhibits)
    if q.verify is None:
        return
    for name in q.verify.reasoning_only:
        yield from unknown(
            ("verify", "reasoning_only", name), "competency of this question", name, q.competencies
        )
    for n, check in enumerate(q.verify.checks):
        if check.prints_exhibit is not None:
            yield from unknown(("verify", "checks", n), "exhibit", check.prints_exhibit, exhibits)
    for t, table in enumerate(q.verify.tables):
        here: Place = ("verify", "tables", t)
        scenarios = {x.id for x in table.scenarios}
        variants = {x.id for x in table.variants}
        for n, variant in enumerate(table.variants):
            place = (*here, "variants", n)
            if variant.wrong is not None:
                yield from unknown(place, "wrong answer", variant.wrong, wrongs)
            for name in variant.ceiling:
                yield from unknown(place, "competency of this question", name, q.competencies)
        for name, cells in table.expect.items():
            yield from unknown((*here, "expect", name), "variant", name, variants)
            for scenario in cells:
                yield from unknown((*here, "expect", name), "scenario", scenario, scenarios)
        for variant_id in variants:
            if missing := [x.id for x in table.scenarios if x.id not in table.expect.get(variant_id, {})]:
                yield s.at(
                    (*here, "expect", variant_id),
                    f"no result is expected of '{variant_id}' in {listed(missing)}.",
                )
        for n, printed in enumerate(table.prints):
            yield from unknown((*here, "prints", n), "variant", printed.variant, variants)
            yield from unknown((*here, "prints", n), "scenario", printed.scenario, scenarios)


@question_rule("S05", "error")
def ids_are_given_once(s: Subject) -> Iterator[Found]:
    """No two parts of one kind have the same id."""
    for name, place in _twice(s):
        yield s.at(place, f"the id '{name}' is given twice.")


def _twice(s: Subject) -> Iterator[tuple[str, Place]]:
    q = s.question
    groups: list[tuple[Place, Sequence]] = [
        (("exhibits",), q.exhibits), (("probes",), q.probes), (("answer", "points"), q.answer.points),
        (("wrong_answers",), q.wrong_answers),
    ]  # fmt: skip
    for t, table in enumerate(q.verify.tables if q.verify else ()):
        groups += [(("verify", "tables", t, "scenarios"), table.scenarios)]
        groups += [(("verify", "tables", t, "variants"), table.variants)]
    for place, group in groups:
        seen = set()
        for n, item in enumerate(group):
            if item.id in seen:
                yield item.id, (*place, n)
            seen.add(item.id)


@question_rule("S06", "error")
def files_lie_where_they_belong(s: Subject) -> Iterator[Found]:
    """What candidates get lies in exhibits/, what only interviewers read in answers/, and a run finds its files."""
    q = s.question
    for n, exhibit in enumerate(q.exhibits):
        wanted = "exhibits/" if exhibit.audience == "both" else "answers/"
        if not exhibit.file.startswith(wanted):
            yield s.at(
                ("exhibits", n),
                f"{exhibit.file} is for {'candidates' if exhibit.audience == 'both' else 'interviewers only'}: "
                f"it must lie in {wanted}",
            )
    if q.answer.reference and not q.answer.reference.file.startswith("answers/"):
        yield s.at(
            ("answer", "reference"), f"{q.answer.reference.file} is the reference: it must lie in answers/"
        )
    for place, name in _run_files(s):
        if not (s.folder / name).is_file():
            known = [*q.files, *s.checks]
            yield s.at(place, f"there is no file '{name}'.{near(name, known)}")


def _run_files(s: Subject) -> Iterator[tuple[Place, str]]:
    """Yield the files that `verify` names, each with the place that names it."""
    if s.question.verify is None:
        return
    for t, table in enumerate(s.question.verify.tables):
        here: Place = ("verify", "tables", t)
        yield from (((*here, "run"), part) for part in table.run if _is_file_name(part))
        for n, variant in enumerate(table.variants):
            if variant.file is not None:
                yield (*here, "variants", n), variant.file
        for n, scenario in enumerate(table.scenarios):
            yield from (((*here, "scenarios", n), source) for source in scenario.place.values())
    for n, check in enumerate(s.question.verify.checks):
        place: Place = ("verify", "checks", n)
        yield from ((place, part) for part in check.run if _is_file_name(part))
        yield from ((place, source) for source in check.place.values())


def _is_file_name(part: str) -> bool:
    return part.startswith(("checks/", "exhibits/", "answers/")) and "{" not in part


@question_rule("S06", "error")
def no_file_is_left_over(s: Subject) -> Iterator[Found]:
    """Every file of exhibits/ and answers/ is used."""
    q = s.question
    used = {e.file for e in q.exhibits} | {name for _, name in _run_files(s)}
    if q.answer.reference:
        used.add(q.answer.reference.file)
    left = [name for name in q.files if name not in used]
    if not left:
        return
    # A check may read a file by its name, or one answer import another.
    text = q.verify.model_dump_json() if q.verify else ""
    text += "".join(raw.decode("utf-8", "replace") for raw in s.checks.values())
    text += "".join(s.texts.values())
    for name in left:
        if not re.search(rf"(?<!\w){re.escape(Path(name).stem)}(?!\w)", text):
            yield s.in_file(
                name,
                1,
                "nothing uses this file: name it in exhibits, answer.reference or verify, or remove it.",
            )


@question_rule("S08", "error")
def files_are_plain_text(s: Subject) -> Iterator[Found]:
    """Files are UTF-8 with LF ends, a final newline, no tabs and at most 64 KB; a picture is a PNG of at most 1 MB."""
    page = (s.folder / "question.yaml").read_bytes()
    for name, raw in {"question.yaml": page, **s.question.files, **s.checks}.items():
        for line, words in _not_plain(name, raw):
            yield s.in_file(name, line, words)
    for n, exhibit in enumerate(s.question.exhibits):
        if exhibit.kind != "diagram" or is_drawn(exhibit):
            continue  # what is drawn from data says itself what it shows
        if not exhibit.alt:
            yield s.at(("exhibits", n), f"{exhibit.file} has no 'alt': say in words what the picture shows.")
        if not exhibit.file.endswith(PICTURES):
            yield s.at(("exhibits", n), f"{exhibit.file} is a diagram: a diagram is a PNG or a .yaml file.")


def _not_plain(name: str, raw: bytes) -> Iterator[tuple[int, str]]:
    if name.endswith(PICTURES):
        if len(raw) > MOST_PICTURE_BYTES:
            yield 1, f"the picture has {len(raw):,} bytes: at most {MOST_PICTURE_BYTES:,}."
        if not raw.startswith(b"\x89PNG\r\n\x1a\n"):
            yield 1, "this is not a PNG."
        return
    if len(raw) > MOST_TEXT_BYTES:
        yield 1, f"the file has {len(raw):,} bytes: at most {MOST_TEXT_BYTES:,}."
    if raw.startswith(b"\xef\xbb\xbf"):
        yield 1, "the file begins with a byte order mark: save it as UTF-8 without one."
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        yield raw[: error.start].count(b"\n") + 1, "this is not UTF-8 text: save the file as UTF-8."
    if (at := raw.find(b"\r")) >= 0:
        yield raw[:at].count(b"\n") + 1, "lines end with CR: they must end with LF only."
    if (at := raw.find(b"\t")) >= 0:
        yield raw[:at].count(b"\n") + 1, "there is a tab: write spaces."
    if raw and not raw.endswith(b"\n"):
        yield raw.count(b"\n") + 1, "the last line does not end: add a newline."


@bank_rule("S06", "error")
def git_keeps_every_file(subjects: Sequence[Subject], given: Given) -> Iterator[Found]:
    """No file of a question is ignored by git, or it is missing from a checkout and a wheel."""
    for root, inside in by_repository(subjects).items():
        if root is None:
            given.skip(
                "S06: whether git ignores a file is not looked at, because the bank is in no git checkout."
            )
            continue
        folders = [(s, f"{s.folder.resolve()}/") for s in inside]
        files = [(s, name, top + name) for s, top in folders for name in (*s.question.files, *s.checks)]
        ignored = set(
            git(
                root,
                "check-ignore",
                "--stdin",
                "-z",
                "--no-index",
                text="\0".join(path for _, _, path in files),
            ).split("\0")
        )
        for s, name, path in files:
            if path in ignored:
                yield s.in_file(name, 1, "git ignores this file: choose another name, or change .gitignore.")


def by_repository(subjects: Sequence[Subject]) -> dict[Path | None, list[Subject]]:
    """Return the questions by the top folder of the git checkout they are in; None is no checkout, or no git."""
    roots: dict[Path, Path | None] = {}
    found: dict[Path | None, list[Subject]] = {}
    for s in subjects:
        bank = s.folder.parent.parent
        if bank not in roots:
            top = git(bank, "rev-parse", "--show-toplevel").strip()
            roots[bank] = Path(top) if top else None
        found.setdefault(roots[bank], []).append(s)
    return found


def git(folder: Path, *arguments: str, text: str = "") -> str:
    """Return what git prints; nothing when it fails or is not there."""
    if not shutil.which("git"):
        return ""
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout if done.returncode == 0 else ""
