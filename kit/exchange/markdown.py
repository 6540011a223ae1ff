"""A loop as Markdown, to paste into a wiki or a ticket: sessions, people and questions, and nothing of any key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kit.bank import Bank
from kit.loop import Loop
from kit.loop.loop import Form, Session

# Signs that mean something inside a line; those that only do at its begin never stand there.
_SIGNS = re.compile(r"([\\`*_\[\]|<>~$&])")


def escaped(text: str) -> str:
    """Return *text* so that Markdown shows it as it is written, on one line.

    Examples:
        >>> escaped("a *b* | c")
        'a \\\\*b\\\\* \\\\| c'
    """
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def write_markdown(loop: Loop, title: str, bank: Bank, people: Mapping[str, str]) -> bytes:
    """Return *loop* as Markdown.

    Args:
        loop: The loop.
        title: What stands above it.
        bank: Where the titles of the questions come from; a question that is not in it shows its id.
        people: Names by id; who is not among them shows the id.
    """
    lines = [f"# {escaped(title)}", ""]
    minutes = sum(session.minutes for session in loop.forms[0].sessions)
    best = "proven best" if loop.status == "optimal" else "the best found so far"
    several = f", {len(loop.forms)} equivalent forms" if len(loop.forms) > 1 else ""
    lines.append(f"{len(loop.forms[0].sessions)} interviews, {minutes} minutes{several}; {best}.")
    for form in loop:
        lines += ["", *_form_lines(form, len(loop.forms) > 1, bank, people)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _form_lines(form: Form, several: bool, bank: Bank, people: Mapping[str, str]) -> Iterator[str]:
    if several:
        yield f"## Form {form.form}"
        yield ""
    for session in form.sessions:
        yield f"{'###' if several else '##'} {escaped(session.title)} ({session.minutes} minutes)"
        yield ""
        if seats := _seats(session, people):
            yield f"With {seats}."
            yield ""
        yield "| Minutes | Question | Shows | Why it is there |"
        yield "| ---: | --- | --- | --- |"
        for one in session.questions:
            known = bank.question(one.question).title if one.question in bank else one.question
            shares = ", ".join(
                f"{escaped(c.replace('_', ' '))} {share} %" for c, share in one.competencies.items()
            )
            yield f"| {one.minutes} | {escaped(known)} | {shares} | {escaped(one.why)} |"
        yield ""


def _seats(session: Session, people: Mapping[str, str]) -> str:
    return ", ".join(
        f"{escaped(people.get(seat.interviewer, seat.interviewer))} ({seat.part.replace('_', ' ')})"
        for seat in session.interviewers
    )
