"""What came back, file by file: each page named for what it is, each row as clear as it is, and what a person must see."""

from __future__ import annotations

import hashlib
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
from kit.pdf.bulk import work_through
from kit.pdf.pages import FilledForm, Piece, Refusal, take_apart
from kit.pdf.scan import Found, Gray, PageReading, RowReading, crop_of, fill, judge_page

State = Literal[
    "read",
    "unlocated",
    "several",
    "no_id",
    "unknown_id",
    "bad_signature",
    "duplicate",
    "differs",
    "nothing",
]

WORDS: Mapping[State, str] = {
    "read": "A scorecard page.",
    "unlocated": "No scorecard page: its markers were not found. Other pages need not be scanned.",
    "several": "More than one sheet in one picture: scan or photograph each by itself.",
    "no_id": "A scorecard page whose codes can not be read. Type the id that is printed beside the square code.",
    "unknown_id": "A scorecard page that was not printed from here, or whose layout is not at hand.",
    "bad_signature": "A page whose id was not made here: somebody typed or copied it.",
    "duplicate": "The same page again, with the same marks: it counts once.",
    "differs": "The same page again, with other marks: it was marked twice, or copied and used for somebody else. "
    "A person has to say which holds.",
    "nothing": "Nothing that can be read.",
}
BLEACHED = (
    "Pale print does not show on it, so pencil may be gone too: a person looks at every empty row. Scan it in grey, and "
    "more may show."
)


@dataclass(frozen=True)
class Stored:
    """What was kept when a page was printed: where its boxes stand, and what it looks like empty.

    `others` are the ids of the other pages of the same document that come back.
    """

    layout: PageLayout
    blank: Gray
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadPage:
    """One page that came back, from paper or from a filled form.

    `words` say what became of it; `fields` are what was written in a form, by field, and nothing for paper; `sha256`
    is that of its file.
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
        rows = [row for row in self.reading.rows if not row.decided]
        return tuple(r for r in rows if r.state in ("faint", "multi") or (r.state == "blank" and r.required))

    @property
    def says(self) -> tuple[str | None, ...]:
        """What its rows hold, to be compared with another reading of the same page."""
        return tuple(row.value if row.state == "ok" else row.state for row in self.reading.rows)


def stored_page(page_id: str, layout: Layout, png: bytes) -> Stored:
    """Return what was kept of a page.

    Args:
        page_id: Its id, which is in *layout*.
        layout: Of its document.
        png: What it looks like empty, grey, 6 dots a millimetre.

    Raises:
        ValueError: when *png* is no picture.
    """
    page = next(page for page in layout.pages if page.page_id == page_id)
    others = tuple(other.page_id for other in layout.pages if other.page_id != page_id)
    blank = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE)
    if blank is None:
        raise ValueError(f"the blank of {page_id} is no picture")
    return Stored(page, blank.astype(np.uint8), others)


Find = Callable[[str], Stored | None]


def read_files(
    files: Sequence[Path],
    find: Find,
    *,
    key: bytes = PUBLIC_KEY,
    executor: Executor | None = None,
    show: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[ReadPage, ...]:
    """Return every page of *files*, in order; repeats are named.

    A file that can not be opened or read is a page too, whose `words` say why.

    Args:
        files: Filled forms, scans and photos, pages in any order.
        find: Gives what was stored of a page id.
        key: The page key: an id that it did not sign is refused.
        executor: Where the children that open the files are waited for; without one, here.
        show: Told how many files of how many are done.
    """
    found: list[ReadPage] = []
    contents = (path.read_bytes() if path.is_file() else None for path in files)
    opened = work_through(_taken, contents, executor)
    for done, (path, (content, pieces)) in enumerate(zip(files, opened, strict=True), 1):
        digest = hashlib.sha256(content).hexdigest() if content is not None else ""
        if pieces is None:
            pieces = [Refusal(words="The process that opened it ended. Read it again.")]
        elif path.is_dir():
            pieces = [Refusal(words="It is a folder: name the files in it.")]
        found += [page for piece in pieces for page, _ in judged(path.name, piece, find, key, digest)]
        show(done, len(files))
    return tuple(_repeats_named(found))


def _taken(content: bytes | None) -> list[Piece]:
    return [Refusal(words="There is no such file.")] if content is None else list(take_apart(content))


def judged(
    file: str, piece: Piece, find: Find, key: bytes, sha256: str = ""
) -> Iterator[tuple[ReadPage, Found | None]]:
    """Yield what a piece of a file is, each page with its picture as it lay: a form has one for each page of rows.

    The arguments are those of `read_files`; *sha256* is that of the whole file.
    """
    if isinstance(piece, Refusal):
        yield ReadPage(file, 1, "nothing", piece.words, PageReading("unlocated"), sha256=sha256), None
    elif isinstance(piece, FilledForm):
        for page, seen in _form(file, piece.values, find, key):
            yield replace(page, sha256=sha256), seen
    else:
        try:
            found = piece.found()
        except ValueError as error:
            page = ReadPage(file, piece.page, "nothing", str(error), PageReading("unlocated"))
            yield replace(page, sha256=sha256), None
            return
        yield replace(judge_found(file, piece.page, found, find, key), sha256=sha256), found


def judge_found(file: str, number: int, found: Found, find: Find, key: bytes) -> ReadPage:
    """Return what a page is whose picture was found, held against what was stored of its id."""
    stored = find(found.page_id) if found.page_id else None
    if stored and not _ours(stored.layout, key):
        reading = PageReading("unknown_id", found.page_id, found.paper, found.markers)
        return ReadPage(file, number, "bad_signature", WORDS["bad_signature"], reading)
    reading = judge_page(found, stored.layout if stored else None, stored.blank if stored else None)
    layout = stored.layout if stored else None
    words = WORDS[reading.state] + (f" {BLEACHED}" if reading.bleached else "")
    return ReadPage(file, number, reading.state, words, reading, layout)


def _form(
    file: str, values: Mapping[str, str], find: Find, key: bytes
) -> Iterator[tuple[ReadPage, Found | None]]:
    """Yield the pages of a filled form as readings: a chosen button is clear, and one that is none of the row's is no
    value. What a form looks like is not believed: its picture is the blank with what was chosen filled in."""
    page_id = values.get(f"{VERSION}_page_id", "").replace(" ", "")
    stored = find(page_id)
    if stored is None:
        yield ReadPage(file, 1, "unknown_id", WORDS["unknown_id"], PageReading("unknown_id", page_id)), None
        return
    pages = [stored, *(other for one in stored.others if (other := find(one)))]
    for one in sorted(pages, key=lambda page: page.layout.page):
        layout = one.layout
        if not _ours(layout, key):
            reading = PageReading("unknown_id", layout.page_id)
            yield ReadPage(file, layout.page, "bad_signature", WORDS["bad_signature"], reading), None
            continue
        rows = []
        unknown = []
        picture = one.blank.copy()
        for row in layout.rows:
            boxes = {str(b.value): b for b in layout.boxes if b.kind == "bubble" and b.row == row.name}
            given = values.get(row.name, "")
            value = given if given in boxes else None
            if value:
                fill(picture, boxes[value])
            if given not in ("", "Off", *boxes):
                unknown.append(f"{row.name}: '{given[:40]}' is none of {', '.join(boxes)}")
            ink = dict.fromkeys(boxes, 0.0) | ({value: 1.0} if value else {})
            state: Literal["ok", "blank"] = "ok" if value else "blank"
            rows.append(
                RowReading(row.name, row.competency, row.question, row.required, value, state, 1.0, ink)
            )
        words = "A filled form." + (f" Not understood: {'; '.join(unknown)}." if unknown else "")
        drawn = tuple(replace(row, crop=crop_of(picture, layout, row.box)) for row in rows)
        reading = PageReading("read", layout.page_id, rows=drawn, reader="form/1", thresholds={})
        page = ReadPage(file, layout.page, "read", words, reading, layout, dict(values))
        yield page, Found("read", layout.page_id, sheet=picture)


def _ours(layout: PageLayout, key: bytes) -> bool:
    return is_signed(layout.page_id, layout.page, layout_hash(layout.boxes, layout.rows), key)


def same_marks(one: Sequence[str | None], other: Sequence[str | None]) -> bool:
    """Return whether two readings of a page (`ReadPage.says`) can be of the same marks; an unclear row may be any.

    Examples:
        >>> same_marks(["4", "blank"], ["faint", "blank"]), same_marks(["4", "blank"], ["4", "2"])
        (True, False)
    """
    unclear = {"faint", "multi"}
    return all(a == b or not unclear.isdisjoint((a, b)) for a, b in zip(one, other, strict=True))


def _repeats_named(pages: Iterable[ReadPage]) -> Iterator[ReadPage]:
    """Yield the pages; one that came before is a duplicate when it says the same, and differs when it does not."""
    seen: dict[str, Sequence[str | None]] = {}
    for page in pages:
        if page.state != "read":
            yield page
            continue
        says = page.says
        before = seen.setdefault(page.reading.page_id, says)
        if before is says:
            yield page
        else:
            state: State = "duplicate" if same_marks(before, says) else "differs"
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
    except ValueError:
        message = "this is not what `hiring-kit packet LOOP.yaml --boxes FILE` wrote: name that file, as it was written."
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
    of_file: dict[str, list[str]] = {}
    for page in layout.pages:
        of_file.setdefault(page.file, []).append(page.page_id)
    known = {
        page.page_id: Stored(
            page, blanks[str(page.blank)], tuple(i for i in of_file[page.file] if i != page.page_id)
        )
        for page in layout.pages
    }
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
                "located": page.reading.markers >= 3 or page.fields is not None,
                "markers": page.reading.markers,
                "marks": [_mark(number, page, row) for row in page.reading.rows],
                "reader": page.reading.reader,
                "thresholds": dict(page.reading.thresholds),
            }
            for number, page in enumerate(pages, 1)
        ],
        "scorecards": list(cards.values()),
        "review": [
            {
                "file": page.file,
                "page": page.page,
                "page_id": page.reading.page_id,
                **_mark(number, page, row),
            }
            for number, page in enumerate(pages, 1)
            for row in page.doubtful
        ],
    }


def _mark(number: int, page: ReadPage, row: RowReading) -> dict[str, Any]:
    """Return a row of the document; `crop` is its file in the folder of `--review`, where it has one."""
    return {
        "box": row.box,
        "competency": row.competency,
        "question": row.question,
        "value": row.value,
        "state": row.state,
        "confidence": row.confidence,
        "decided": row.decided,
        "ink": dict(row.ink),
        "crop": crop_name(number, row) if row in page.doubtful else None,
    }


def crop_name(number: int, row: RowReading) -> str:
    """Return the file that holds the picture of a row of the *number*th page, in the folder of a review."""
    return f"crop-{number:03}-{row.box}.jpg"


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
