"""A loop at a glance: its interviews as bars of minutes, and what each of them rates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from kit.loop import Form, Session

# Tints that are seen on white and on black, with the page's own ink on them: Okabe-Ito, told apart by place and words too.
_TINTS = ("rgba(0,114,178,.22)", "rgba(230,159,0,.26)", "rgba(0,158,115,.22)")
_ROUTINE = "rgba(128,128,128,.16)"
_LINE = "1px solid rgba(128,128,128,.45)"
_SMALL = "font-size:.82rem"


@dataclass(frozen=True)
class Row:
    """One interview of the timeline; `when` and `who` may be empty.

    `parts` are its stretches in order: words, minutes, and whether it is a question.
    """

    title: str
    minutes: int
    parts: tuple[tuple[str, int, bool], ...]
    when: str = ""
    who: str = ""

    @property
    def asked(self) -> int:
        """The minutes that questions take."""
        return sum(minutes for _, minutes, question in self.parts if question)


def row_of(
    session: Session, titles: Mapping[str, str], intro: int, closing: int, when: str = "", who: str = ""
) -> Row:
    """Return *session* as a row: its opening minutes, questions, what is left, and the candidate's own questions."""
    questions = [(titles.get(q.question, q.question), q.minutes, True) for q in session.questions]
    left = session.minutes - intro - closing - sum(minutes for _, minutes, _ in questions)
    parts = [
        ("Opening", intro, False),
        *questions,
        ("Left over", max(left, 0), False),
        ("Candidate asks", closing, False),
    ]
    return Row(session.title, session.minutes, tuple(p for p in parts if p[1] > 0), when, who)


def timeline(rows: tuple[Row, ...]) -> str:
    """Return the interviews as an ordered list of bars, all to one scale, as HTML."""
    longest = max(row.minutes for row in rows)
    shown = []
    for number, row in enumerate(rows, 1):
        tints = iter(_TINTS * 3)
        stretches = []
        for words, minutes, question in row.parts:
            tint = next(tints) if question else _ROUTINE
            told = f"{words}, {minutes} minutes"
            inside = f"{escape(words)} · {minutes}" if question else ""
            stretches.append(
                f'<div title="{escape(told)}" style="flex:{minutes} 1 0;min-width:0;background:{tint};padding:.3rem .4rem;'
                f'overflow:hidden;text-overflow:ellipsis;white-space:nowrap;border-right:{_LINE}">{inside}</div>'
            )
        spoken = "; ".join(f"{words} {minutes} minutes" for words, minutes, _ in row.parts)
        beside = " · ".join(filter(None, (row.when, row.who)))
        shown.append(
            '<li style="margin:0 0 .7rem">'
            '<div style="display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem">'
            f"<strong>{number}. {escape(row.title)}</strong>"
            f'<span style="{_SMALL}">{row.asked} of {row.minutes} min are questions</span></div>'
            f'<div role="img" aria-label="{escape(spoken)}" style="display:flex;width:{100 * row.minutes / longest:.1f}%;'
            f'min-height:1.9rem;{_SMALL};border:{_LINE};border-right:0;border-radius:.3rem;overflow:hidden">{"".join(stretches)}</div>'
            + (f'<div style="{_SMALL}">{escape(beside)}</div>' if beside else "")
            + "</li>"
        )
    return f'<ol style="list-style:none;margin:0;padding:0">{"".join(shown)}</ol>'


def matrix(
    form: Form, rows: tuple[tuple[str, int, int, int], ...], minutes: Mapping[tuple[str, str], float]
) -> str:
    """Return the coverage as a table in HTML: competencies down, interviews across by number.

    Args:
        form: The form, for the interviews.
        rows: For each competency its name, weight, the interviews that rate it, and how many the role asks for.
        minutes: Minutes by competency's name and session.
    """
    cell = f"padding:.2rem .3rem;border-bottom:{_LINE};text-align:center"
    head = "".join(
        f'<th scope="col" style="{cell}"><abbr title="{escape(s.title)}" style="text-decoration:none">{n}</abbr></th>'
        for n, s in enumerate(form.sessions, 1)
    )
    body = []
    for name, weight, seen, wanted in rows:
        cells = []
        for session in form.sessions:
            spent = minutes.get((name, session.session), 0.0)
            tint = f"background:rgba(0,114,178,{min(0.08 + spent / 60, 0.42):.2f})" if spent else ""
            cells.append(f'<td style="{cell};{tint}">{f"{spent:.0f}" if spent else ""}</td>')
        enough = "✓" if seen >= wanted else f"of {wanted}"
        strong = "" if seen >= wanted else "font-weight:700;"
        body.append(
            f'<tr><th scope="row" style="{cell};text-align:left;font-weight:400">{escape(name)}</th>'
            f'<td style="{cell}">{weight}</td>{"".join(cells)}'
            f'<td style="{cell};{strong}white-space:nowrap">{seen} {enough}</td></tr>'
        )
    return (
        f'<div role="region" aria-label="Coverage" tabindex="0" style="overflow-x:auto"><table style="border-collapse:collapse;width:100%;{_SMALL}">'
        '<caption style="text-align:left;padding:0 0 .2rem"><strong>Coverage</strong>: minutes on each competency in each interview</caption>'
        f'<thead><tr><th scope="col" style="{cell};text-align:left">Competency</th><th scope="col" style="{cell}">Weight</th>{head}'
        f'<th scope="col" style="{cell}">Rated in</th></tr></thead><tbody>{"".join(body)}</tbody></table></div>'
    )
