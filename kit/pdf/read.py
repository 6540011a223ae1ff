"""What came back, file by file: each page named for what it is, each row as clear as it is, and what a person must see."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import cv2
import numpy as np

from kit.errors import InputError, Problem
from kit.packet.ids import PUBLIC_KEY, is_signed, layout_hash
from kit.packet.page import Layout, PageLayout
from kit.packet.scorecard import VERSION
from kit.pdf.pages import FoundPage, take_apart
from kit.pdf.scan import Gray, PageReading, RowReading, judge_page

State = Literal[
    "read", "unlocated", "no_id", "unknown_id", "bad_signature", "duplicate", "differs", "nothing"
]

WORDS: Mapping[State, str] = {
    "read": "A scorecard page.",
    "unlocated": "No scorecard page: its markers were not found. Other pages need not be scanned.",
    "no_id": "A scorecard page whose codes can not be read. Type the id that is printed beside the square code.",
    "unknown_id": "A scorecard page that was not printed from here, or whose layout is not at hand.",
    "bad_signature": "A page whose id was not made here: somebody typed or copied it.",
    "duplicate": "The same page again, with the same marks: it counts once.",
    "differs": "The same page again, with other marks: a person has to say which holds.",
    "nothing": "Nothing that can be read.",
}


@dataclass(frozen=True)
class Stored:
    """What was kept when a page was printed: where its boxes stand, and what it looks like empty."""

    layout: PageLayout
    blank: Gray


@dataclass(frozen=True)
class ReadPage:
    """One page that came back, or a filled form, which has page 0.

    `words` say what became of it; `fields` are what was written in a form, by field; `sha256` is that of its file.
    """

    file: str
    page: int
    state: State
    words: str
    reading: PageReading
    layout: PageLayout | None = None
    fields: Mapping[str, str] | None = None
    sha256: str = ""

    @property
    def doubtful(self) -> tuple[RowReading, ...]:
        """The rows that a person has to look at: what is not clear, and what must not be empty and is."""
        if self.state not in ("read", "differs"):
            return ()
        rows = self.reading.rows
        return tuple(r for r in rows if r.state in ("faint", "multi") or (r.state == "blank" and r.required))


Find = Callable[[str], Stored | None]


def read_files(
    files: Sequence[Path],
    find: Find,
    *,
    key: bytes = PUBLIC_KEY,
    executor: Executor | None = None,
    show: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[ReadPage, ...]:
    """Return every page of *files*, in order.

    Args:
        files: Filled forms, scans and photos, pages in any order.
        find: Gives what was stored of a page id.
        key: The page key: an id that it did not sign is refused.
        executor: Where the children that open the files are waited for; without one, here.
        show: Told how many files of how many are done.
    """
    found: list[ReadPage] = []
    opened = executor.map(take_apart, files) if executor else map(take_apart, files)
    for done, (path, taken) in enumerate(zip(files, opened, strict=True), 1):
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        if taken.kind == "nothing":
            found.append(
                ReadPage(path.name, 1, "nothing", taken.problem, PageReading("unlocated"), sha256=digest)
            )
        elif taken.kind == "form":
            found.append(replace(_form(path.name, taken.values, find, key), sha256=digest))
        found += [replace(_scan(path.name, page, find, key), sha256=digest) for page in taken.pages]
        show(done, len(files))
    return tuple(_repeats_named(found))


def _scan(file: str, page: FoundPage, find: Find, key: bytes) -> ReadPage:
    try:
        found = page.found()
    except ValueError as error:
        return ReadPage(file, page.page, "nothing", str(error), PageReading("unlocated"))
    stored = find(found.page_id) if found.page_id else None
    if stored and not _ours(stored.layout, key):
        reading = PageReading("unknown_id", found.page_id, found.paper, found.markers)
        return ReadPage(file, page.page, "bad_signature", WORDS["bad_signature"], reading)
    reading = judge_page(found, stored.layout if stored else None, stored.blank if stored else None)
    return ReadPage(
        file, page.page, reading.state, WORDS[reading.state], reading, stored.layout if stored else None
    )


def _form(file: str, values: Mapping[str, str], find: Find, key: bytes) -> ReadPage:
    """Return a filled form as a reading: a chosen button is clear, and one that is none of the row's is no value."""
    page_id = values.get(f"{VERSION}_page_id", "").replace(" ", "")
    stored = find(page_id)
    if stored is None:
        return ReadPage(file, 0, "unknown_id", WORDS["unknown_id"], PageReading("unknown_id", page_id))
    if not _ours(stored.layout, key):
        return ReadPage(file, 0, "bad_signature", WORDS["bad_signature"], PageReading("unknown_id", page_id))
    rows = []
    unknown = []
    for row in stored.layout.rows:
        bubbles = [str(b.value) for b in stored.layout.boxes if b.kind == "bubble" and b.row == row.name]
        given = values.get(row.name, "")
        value = given if given in bubbles else None
        if given not in ("", "Off", *bubbles):
            unknown.append(f"{row.name}: '{given[:40]}' is none of {', '.join(bubbles)}")
        ink = dict.fromkeys(bubbles, 0.0) | ({value: 1.0} if value else {})
        state: Literal["ok", "blank"] = "ok" if value else "blank"
        rows.append(RowReading(row.name, row.competency, row.question, row.required, value, state, 1.0, ink))
    words = "A filled form." + (f" Not understood: {'; '.join(unknown)}." if unknown else "")
    reading = PageReading("read", page_id, rows=tuple(rows), reader="form/1")
    return ReadPage(file, 0, "read", words, reading, stored.layout, dict(values))


def _ours(layout: PageLayout, key: bytes) -> bool:
    return is_signed(layout.page_id, layout.page, layout_hash(layout.boxes, layout.rows), key)


def _repeats_named(pages: Iterable[ReadPage]) -> Iterator[ReadPage]:
    """Yield the pages; one that came before is a duplicate when it says the same, and differs when it does not."""
    seen: dict[str, tuple[str | None, ...]] = {}
    for page in pages:
        if page.state != "read":
            yield page
            continue
        says = tuple(row.value if row.state == "ok" else row.state for row in page.reading.rows)
        before = seen.setdefault(page.reading.page_id, says)
        if before is says:
            yield page
        else:
            state: State = "duplicate" if before == says else "differs"
            yield replace(page, state=state, words=WORDS[state])


# ---- layouts from files ---------------------------------------------------------------------------------------


def read_boxes(path: Path) -> Find:
    """Return what finds pages by the layout that `hiring-kit packet --boxes` wrote, and the blanks beside it.

    Raises:
        InputError: when it can not be read, or a blank is missing.
    """
    try:
        layout = Layout.model_validate_json(path.read_text("utf-8"))
    except OSError as error:
        message = f"the file can not be read: {error.strerror or error}."
        raise InputError([Problem(str(path), 1, message)]) from None
    except ValueError as error:
        message = f"this is no file that `hiring-kit packet --boxes` wrote: {str(error).splitlines()[0]}"
        raise InputError([Problem(str(path), 1, message)]) from None
    blanks: dict[str, Gray] = {}
    problems = []
    for name in sorted({str(page.blank) for page in layout.pages}):
        file = path.parent / Path(name).name
        picture = (
            cv2.imdecode(np.frombuffer(file.read_bytes(), np.uint8), cv2.IMREAD_GRAYSCALE)
            if file.is_file()
            else None
        )
        if picture is None:
            problems.append(
                Problem(str(path), 1, f"the blank {name} is not beside it: keep the files together.")
            )
        else:
            blanks[name] = picture.astype(np.uint8)
    if problems:
        raise InputError(problems)
    known = {page.page_id: Stored(page, blanks[str(page.blank)]) for page in layout.pages}
    return known.get


# ---- what came of it ------------------------------------------------------------------------------------------


def read_json(pages: Sequence[ReadPage]) -> dict[str, Any]:
    """Return the document of `hiring-kit read --json`."""
    cards: dict[str, dict[str, Any]] = {}
    for page in pages:
        if page.state == "read" and page.layout:
            card = cards.setdefault(
                page.layout.packet,
                {"packet": page.layout.packet, **page.layout.about, "rows": {}, "complete": True},
            )
            for row in page.reading.rows:
                card["rows"][row.box] = row.value if row.state == "ok" else None
            card["complete"] = card["complete"] and not page.doubtful
    return {
        "pages": [
            {
                "file": page.file,
                "page": page.page,
                "packet": page.layout.packet if page.layout else None,
                "state": page.state,
                "words": page.words,
                "page_id": page.reading.page_id or None,
                "located": page.reading.markers >= 3 or page.page == 0,
                "markers": page.reading.markers,
                "marks": [_mark(row) for row in page.reading.rows],
                "reader": page.reading.reader,
                "thresholds": dict(page.reading.thresholds),
            }
            for page in pages
        ],
        "scorecards": list(cards.values()),
        "review": [
            {"file": page.file, "page": page.page, "page_id": page.reading.page_id, **_mark(row)}
            for page in pages
            for row in page.doubtful
        ],
    }


def _mark(row: RowReading) -> dict[str, Any]:
    return {
        "box": row.box,
        "competency": row.competency,
        "question": row.question,
        "value": row.value,
        "state": row.state,
        "confidence": row.confidence,
        "ink": dict(row.ink),
    }


def rating_rows(pages: Sequence[ReadPage]) -> list[dict[str, str]]:
    """Return the clear ratings of *pages* as rows of the ratings table; what is not clear is in none."""
    return [
        {
            "candidate": page.layout.about.get("candidate", "") or page.layout.packet,
            "interviewer": page.layout.about.get("interviewer", "") or page.layout.packet,
            "session": page.layout.about.get("session", ""),
            "competency": row.competency,
            "question": row.question or "",
            "scale": page.layout.about.get("scale", ""),
            "rating": row.value or "",
            "note": (page.fields or {}).get(f"{row.box}_why", ""),
        }
        for page in pages
        if page.state == "read" and page.layout is not None
        for row in page.reading.rows
        if row.competency and row.state == "ok"
    ]


def review_files(pages: Sequence[ReadPage]) -> dict[str, bytes]:
    """Return the files of a review: one page that shows each doubtful row beside its reading, and the crops."""
    files: dict[str, bytes] = {}
    parts = []
    for n, page in enumerate(pages, 1):
        for row in page.doubtful:
            name = f"crop-{n:03}-{row.box}.png"
            files[name] = row.crop
            inks = ", ".join(f"{value}: {ink:.2f}" for value, ink in row.ink.items())
            says = {"faint": f"perhaps {row.value}", "multi": "more than one mark", "blank": "left empty"}[
                row.state
            ]
            about = html.escape(f"{page.file}, page {page.page}: {row.competency or row.box}")
            picture = (
                f"<img src='{name}' alt='The row as it was scanned'>"
                if row.crop
                else "<p>No picture: a form.</p>"
            )
            parts.append(
                f"<section><h2>{about}</h2>{picture}<p><b>{html.escape(says)}</b><br>"
                f"<small>ink {html.escape(inks)}</small></p></section>"
            )
    others = [p for p in pages if p.state != "read"]
    rest = "".join(f"<li>{html.escape(f'{p.file}, page {p.page}: {p.words}')}</li>" for p in others)
    body = "".join(parts) or "<p>Nothing is doubtful.</p>"
    style = (
        "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
        "section{border-top:1px solid #c9d0d6;padding:1rem 0}img{max-width:100%;border:1px solid #c9d0d6}h2{font-size:1rem}"
    )
    text = (
        "<!doctype html><html lang='en'><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        f"<title>Rows to look at</title><style>{style}</style><h1>Rows to look at</h1>{body}"
        + (f"<h1>Pages that were not read</h1><ul>{rest}</ul>" if rest else "")
        + "</html>"
    )
    files["review.html"] = text.encode()
    return files
