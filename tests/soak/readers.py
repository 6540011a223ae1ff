"""Every reader of what people send or write, with good files made by the product itself."""

from __future__ import annotations

import io
import json
import os
import re
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pikepdf
from PIL import Image

from kit.bank import read_bank, read_question, shipped
from kit.bank.bank import read_what_can_be
from kit.bank.diagram import read_diagram
from kit.errors import BankError, InputError, KitError
from kit.exchange import foreign, read_groups, read_ratings, read_totals
from kit.exchange.ashby import read_ashby, write_ashby
from kit.exchange.card import rating_rows
from kit.exchange.greenhouse import read_greenhouse
from kit.exchange.table import plain, ratings_of, write_table
from kit.exchange.thirty_seconds import read_thirty_seconds
from kit.exchange.workbook import write_workbook
from kit.loop import Brief, assemble
from kit.loop.loopfile import loop_text, read_loop
from kit.packet import scorecard
from kit.packet.ids import PUBLIC_KEY
from kit.panel import read_panel
from kit.pdf import METRICS, draw, layout_with_blanks, pages
from kit.pdf.pages import Piece
from kit.pdf.read import Stored, judged, read_boxes, read_json
from kit.role import find_role, read_role
from kit.scorecard import RATING_COLUMNS, read_scorecards
from kit.yamlfile import read_text
from tests.exchange.cards import SCALES, card, rating
from tests.packet.samples import interview
from tests.pdf.damage import raster
from tests.soak.damage import (
    Damage,
    bytes_changed,
    cells_changed,
    chunks_changed,
    cut_off,
    dots_changed,
    head_changed,
    json_changed,
    lines_changed,
    number_changed,
    objects_changed,
    part_changed,
    yaml_changed,
)
from tests.test_panel import GOOD as PANEL

REFUSALS = (KitError, foreign._Refused, pages.Refused)  # the last two are what the children say
Read = Callable[[Path], object]


@dataclass(frozen=True)
class Source:
    """A kind of file: good ones, how they are damaged, where such a file lies and what else is there, and its reader."""

    good: tuple[bytes, ...]
    damages: tuple[Damage, ...]
    read: Read
    place: str = "file"
    beside: Mapping[str, bytes] = field(default_factory=dict)


# ---- YAML -----------------------------------------------------------------------------------------------------

_LINES = (yaml_changed, lines_changed, number_changed, bytes_changed)


def yaml_sources() -> list[Source]:
    bank = read_bank(shipped() / "question_bank")
    role = find_role("junior-backend", bank)
    loop = loop_text(assemble(Brief(role, bank), explain=False))
    folder = shipped() / "question_bank"
    scales = {
        f"scorecards/{path.parent.name}/{path.name}": path.read_bytes()
        for path in sorted((shipped() / "scorecards").glob("*/*.yaml"))
    }
    small = {f"bank/{name}": (folder / name).read_bytes() for name in ("bank.yaml", "competencies.yaml")}
    questions = tuple(path.read_bytes() for path in sorted(folder.glob("questions/*/*/question.yaml"))[::40])
    diagrams = tuple(path.read_bytes() for path in sorted(folder.glob("questions/*/*/exhibits/*.yaml"))[::6])
    roles = tuple(path.read_bytes() for path in sorted((folder / "roles").glob("*.yaml"))[:3])
    made = [
        Source(questions, _LINES, lambda p: read_question(p.parent), "questions/debugging/one/question.yaml"),
        Source(roles, _LINES, lambda p: read_role(p, bank), "roles/role.yaml"),
        Source((PANEL.encode(),), _LINES, lambda p: read_panel(p, bank), "panels/panel.yaml"),
        Source((loop.encode(),), _LINES, read_loop, "loops/loop.yaml"),
        Source(diagrams, _LINES, _diagram, "diagrams/diagram.yaml"),
    ]
    for name, content in small.items():
        made.append(Source((content,), _LINES, _bank, f"{name}/{name}", _under(name, small)))
    for name, content in scales.items():
        made.append(Source((content,), _LINES, _scorecards, f"{name}/{name}", _under(name, scales)))
    return made


def _under(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """These files in a folder of their own, where one of them is damaged and the others are good."""
    return {f"{folder}/{name}": content for name, content in files.items()}


def _diagram(path: Path) -> None:
    read_diagram.__wrapped__(read_text(path, "f"), "f")  # without what it remembers


def _bank(path: Path) -> None:
    problems = read_what_can_be(path.parent)[1]
    if problems:
        raise BankError(problems)


def _scorecards(path: Path) -> None:
    read_scorecards(path.parent.parent)


# ---- tables ---------------------------------------------------------------------------------------------------

_CELLS = (cells_changed, cells_changed, lines_changed, number_changed, bytes_changed)
_CARDS = [
    card(rating(note='She said "no", then\nyes'), rating("async", point=None, reason="no_time"), candidate="7KQ2MX"),
    card(rating(note="=1+1"), rating("code_review", point=None), candidate="000001"),
]  # fmt: skip


def csv_sources() -> list[Source]:
    table = write_table(RATING_COLUMNS, rating_rows(_CARDS, SCALES))
    others = (table, table.replace(b",", b";"), table.decode("utf-8-sig").encode("utf-16"))
    notes = (shipped() / "question_bank" / "field_notes.csv").read_bytes()
    bank = {f"notes/{n}": (shipped() / "question_bank" / n).read_bytes() for n in ("bank.yaml", "competencies.yaml")}  # fmt: skip
    return [
        Source(others, (lines_changed, bytes_changed, number_changed), _foreign_csv),
        Source((table,), _CELLS, _foreign_csv),
        Source((table,), _CELLS, lambda p: read_ratings(p.read_bytes(), SCALES)),
        Source((b"stage,group,considered,selected\nScreen,a,80,48\nScreen,b,40,12\n",), _CELLS, lambda p: read_totals(p.read_bytes())),
        Source((b"candidate,group\n7KQ2MX,a\n000001,b\n",), _CELLS, lambda p: read_groups(p.read_bytes())),
        Source((notes,), _CELLS, _bank, "notes/field_notes.csv", bank),
    ]  # fmt: skip


def _foreign_csv(path: Path) -> None:
    header, rows = foreign._table(foreign._decoded(path.read_bytes(), ""))
    found = [(line, [plain(cell) for cell in cells]) for line, cells in rows]
    _raise(ratings_of(header, found, SCALES, file="f")[1])


def xlsx_sources() -> list[Source]:
    book = write_workbook(_CARDS, SCALES, {"made at": "now"})
    ways = (*(part_changed,) * 9, bytes_changed)
    return [Source((book, *(_lean(book),) * 7), ways, _foreign_xlsx)]


def _lean(book: bytes) -> bytes:
    """The workbook without looks, which are slow to read and only looks."""
    out = io.BytesIO()
    left = rb"styles|theme|core|app"
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if not re.search(left, name.encode()):
                content = source.read(name)
                content = re.sub(rb"<(?:Relationship|Override) [^>]*(?:%s)\.xml[^>]*>" % left, b"", content)
                target.writestr(name, re.sub(rb' s="\d+"', b"", content))
    return out.getvalue()


def _foreign_xlsx(path: Path) -> None:
    for name, header, rows in foreign._workbook(path.read_bytes()):
        if name == "ratings":
            _raise(ratings_of(header, rows, SCALES, file="f")[1])


def _raise(problems: Any) -> None:
    if problems:
        raise InputError(problems)


# ---- JSON -----------------------------------------------------------------------------------------------------

_VALUES = (json_changed, json_changed, number_changed, bytes_changed)


def json_sources() -> list[Source]:
    from tests.bench.bench_exchange import grown
    from tests.exchange.test_questions import THIRTY
    from tests.exchange.test_systems import ASHBY_FORM, FOUR, GREENHOUSE, NAMES, as_listed

    one = [card(rating(point=3))]
    answers = json.loads(write_ashby(one, SCALES, ASHBY_FORM, NAMES, FOUR).content)
    ashby = {"results": list(as_listed(answers)), "moreDataAvailable": False}
    with tempfile.TemporaryDirectory() as folder:
        native = grown(Path(folder), ratings_at_most=0)
    sheets = printed()
    boxes = sheets.layout.model_dump_json().encode()
    return [
        Source((native,), _VALUES, _native),
        Source((_bytes([GREENHOUSE, GREENHOUSE]),), _VALUES, _document(lambda d: _past(read_greenhouse, d))),
        Source((_bytes(ashby),), _VALUES, _document(lambda d: _past(read_ashby, d))),
        Source((_bytes([THIRTY, THIRTY]),), _VALUES, _document(_drafts)),
        Source((_bytes(ASHBY_FORM),), _VALUES, _document(lambda d: write_ashby(one, SCALES, d, NAMES, FOUR))),
        Source((boxes,), _VALUES, read_boxes, "boxes/boxes.json", {f"boxes/{n}": b for n, b in sheets.blanks.items()}),
    ]  # fmt: skip


def _bytes(document: Any) -> bytes:
    return json.dumps(document).encode()


def _native(path: Path) -> None:
    content = path.read_bytes()
    for _ in foreign._native(foreign._decoded(content, "")):
        pass


def _document(read: Callable[[Any], object]) -> Read:
    return lambda path: read(foreign._document(foreign._decoded(path.read_bytes(), "")))


def _past(read: Callable[..., Any], document: Any) -> None:
    _raise(read(document, file="f").problems)


def _drafts(document: Any) -> None:
    for draft in read_thirty_seconds(document, "2026-11-29", [], file="f"):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", draft.id), "a draft that would not lie in its folder"
        assert draft.text.encode()


# ---- forms and scans ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Printed:
    """One scorecard on paper and as a form, and what is kept of its pages."""

    paper: Any
    form: bytes
    layout: Any
    blanks: dict[str, bytes]
    known: dict[str, Stored]


@cache
def printed() -> Printed:
    bank = read_bank(shipped() / "question_bank")
    sample = interview(bank, read_scorecards(), "mentor-test-that-cannot-fail")
    paper = scorecard.lay_out(sample, METRICS)
    form = scorecard.lay_out(sample, METRICS, fillable=True)
    layout, blanks = layout_with_blanks([paper, form])
    pictures = {
        name: cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE) for name, png in blanks.items()
    }
    known = {page.page_id: Stored(page, pictures[str(page.blank)]) for page in layout.pages}
    return Printed(paper, draw(form), layout, blanks, known)


def pdf_sources() -> list[Source]:
    form, scan = _small_form(), io.BytesIO()
    Image.fromarray(raster(printed().paper, dpi=40)).convert("1").save(scan, "PDF", resolution=300)
    ways = (*(objects_changed,) * 4, number_changed, cut_off, bytes_changed)
    return [
        Source((_as_text(_filled(form)),), ways, _pieces_read),
        Source((*(_filled(form),) * 9, _filled(printed().form)), (bytes_changed,), _pieces_read),
        Source((_as_text(scan.getvalue()), *(_as_text(_small_page()),) * 3), ways, _pieces_read),
    ]


def _small_form() -> bytes:
    """Our form with a few of its fields and nothing drawn: the structure of all, and quick to open."""
    with pikepdf.open(io.BytesIO(_small_page())) as pdf:
        form = pdf.Root.AcroForm
        kept = [
            one
            for one in form.Fields
            if re.fullmatch(f"{scorecard.VERSION}_(page_id|form|c01|c01_why)", str(one.T))
        ]
        form.Fields = pikepdf.Array(kept)
        del form.DR
        page = pdf.pages[0].obj
        for one in kept:
            if "/Kids" in one:
                one.Kids = pikepdf.Array([kid for kid in one.Kids if kid.P.objgen == page.objgen])
            elif "/AP" in one:
                del one.AP  # and the fonts with it
        page.Annots = pikepdf.Array([kid for one in kept for kid in (one.get("/Kids") or [one])])
        page.Contents = pdf.make_stream(b"")
        del page.Resources
        return _saved(pdf)


def _small_page() -> bytes:
    """The first page of the form as small as a stamp, without what reading programs for the blind need."""
    with pikepdf.open(io.BytesIO(printed().form)) as pdf:
        del pdf.pages[1:]
        pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 60, 60])
        for name in ("/StructTreeRoot", "/Metadata", "/Outlines", "/MarkInfo"):
            if name in pdf.Root:
                del pdf.Root[name]
        return _saved(pdf)


def _filled(form: bytes) -> bytes:
    given = {"s1_c01": pikepdf.Name("/4"), "s1_c01_why": pikepdf.String("Найдёт 原因 — (так).")}
    with pikepdf.open(io.BytesIO(form)) as pdf:
        for one in pdf.Root.AcroForm.Fields:
            if str(one.T) in given:
                one.V = given[str(one.T)]
        return _saved(pdf)


def _as_text(content: bytes) -> bytes:
    """A PDF in which each object stands by itself, unpacked."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return _saved(
            pdf,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )


def _saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that fields were taken out
        pdf.save(out, **how)
    return out.getvalue()


def image_sources() -> list[Source]:
    page = raster(printed().paper, dpi=100)
    large, small = Image.fromarray(page), Image.fromarray(page[30:94, 30:94])  # a corner with its marker
    png, jpeg, tiff = (
        tuple(_as_image(small, name, mode) for mode in modes)
        for name, modes in (
            ("PNG", ("L", "RGB", "1", "P")),
            ("JPEG", ("L", "RGB")),
            ("TIFF", ("L", "RGB", "1", "P")),
        )
    )
    # Opening is quick and has the most to meet; a page that is found takes fifty times as long.
    packed = [
        Source(png, (chunks_changed, chunks_changed, chunks_changed, cut_off, bytes_changed), _pieces_read),
        Source(jpeg, (head_changed, head_changed, bytes_changed, cut_off), _pieces_read),
        Source(tiff, (head_changed, head_changed, bytes_changed, cut_off), _pieces_read),
    ]
    whole = tuple(_as_image(large, name, "L") for name in ("PNG", "JPEG", "TIFF"))
    return [*packed * 9, Source(whole, (dots_changed, bytes_changed), _pieces_read)]


def _as_image(image: Image.Image, name: str, mode: str) -> bytes:
    out = io.BytesIO()
    image.convert(mode).save(out, name, **({"compression": "tiff_lzw"} if name == "TIFF" else {}))
    return out.getvalue()


def _pieces_read(path: Path) -> None:
    """What the child does, what is believed of it, and what is made of that here."""
    found = []
    for piece in pages._pieces(path.read_bytes()):
        believed: Piece = pages._PIECE.validate_json(piece.model_dump_json())
        found += [page for page, _ in judged("f", believed, printed().known.get, PUBLIC_KEY)]
    json.dumps(read_json(found))


# ---- a reader that does all that none may do ------------------------------------------------------------------


def faulty_sources() -> list[Source]:
    return [Source((name.encode(),), (lambda good, dice: good,), _misbehave) for name in _FAULTS]


def _misbehave(path: Path) -> None:
    _FAULTS[path.read_text()](path)


def _hang(path: Path) -> None:
    while True:
        time.process_time()


_FAULTS: dict[str, Callable[[Path], object]] = {
    "raises": lambda path: {}["nothing"],
    "dies": lambda path: os.abort(),
    "hangs": _hang,
    "writes": lambda path: path.with_name("beside").write_text("x"),
    "removes": lambda path: path.unlink(),
    "fills the memory": lambda path: np.ones(4 * 1024**3, np.uint8),
    "calls": lambda path: os.system("true"),  # noqa: S605
}  # fmt: skip


READERS: dict[str, Callable[[], list[Source]]] = {
    "yaml": yaml_sources,
    "csv": csv_sources,
    "json": json_sources,
    "xlsx": xlsx_sources,
    "pdf": pdf_sources,
    "image": image_sources,
    "faulty": faulty_sources,
}
