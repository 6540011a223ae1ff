"""Taking a file apart in a process of its own: a filled form gives its values, anything else the pages found in it.

A file that comes back may be broken or hostile, so it is opened by a child that has limits on memory, processor and
time, an empty environment, and nothing to lose. The file goes to its standard input; what it finds comes back line by
line, and each line is checked here before it is believed.

Run as `python -m kit.pdf.pages` it is that child.
"""

from __future__ import annotations

import base64
import io
import subprocess
import sys
import tempfile
import threading
import zlib
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import cv2
import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageSequence, UnidentifiedImageError
from pydantic import Field, TypeAdapter, ValidationError

from kit.child import environment, limit
from kit.model import Model
from kit.packet.page import PAPERS
from kit.packet.scorecard import VERSION
from kit.pdf.blank import PX_PER_MM
from kit.pdf.scan import TINT, Found, Gray, find_page

MOST_BYTES = 25 * 1024 * 1024
MOST_PAGES = 60
MOST_DOTS = 40_000_000
MOST_SIDE_MM = 1000.0
MOST_FIELDS = 2000
MOST_CHARACTERS = 4000
SECONDS = 90.0  # of a clock, for a whole file
PROCESSOR_SECONDS = 80
MEMORY = 2 * 1024**3
RENDERED_AT = 200  # dots an inch
MOST_LINE = 16 * 1024 * 1024  # letters that say what one page is; its picture is the most of them
COLOURFUL = 12  # how far from grey, of 128, a hundredth of the dots must be for a picture to have colours

Short = Annotated[str, Field(max_length=MOST_CHARACTERS)]


class FilledForm(Model):
    """One of our forms, with its values by field."""

    kind: Literal["form"] = "form"
    values: dict[Annotated[str, Field(max_length=200)], Short]


class Refusal(Model):
    """Why a file, or what comes after its last page here, is not read."""

    kind: Literal["refusal"] = "refusal"
    words: Short


class FoundPage(Model):
    """A page as the child found it, one of `of`; `sheet` and `tint` are its picture and colours, squeezed, in base 64."""

    kind: Literal["page"] = "page"
    page: Annotated[int, Field(ge=1, le=MOST_PAGES)]
    of: Annotated[int, Field(ge=1, le=MOST_PAGES)]
    state: Literal["read", "unlocated", "several", "no_id"]
    page_id: Annotated[str, Field(max_length=16)] = ""
    paper: Literal["", "A4", "Letter"] = ""
    markers: Annotated[int, Field(ge=0, le=12)] = 0
    turned: Annotated[int, Field(ge=-360, le=360)] = 0
    mirrored: bool = False
    sheet: str = ""
    tint: str = ""

    def found(self) -> Found:
        """Return the page with its picture.

        Raises:
            ValueError: when the picture is not as large as the paper says.
        """
        facts = (self.state, self.page_id, self.paper, self.markers, self.turned, self.mirrored)
        if not self.sheet:
            return Found(*facts)
        paper = next(p for p in PAPERS.values() if p.name == self.paper)
        size = (round(paper.height * PX_PER_MM), round(paper.width * PX_PER_MM))
        dots = PX_PER_MM / TINT
        small = (2, round(paper.height * dots), round(paper.width * dots))
        return Found(*facts, _opened(self.sheet, size), _opened(self.tint, small) if self.tint else None)


Piece = FilledForm | FoundPage | Refusal
_PIECE: TypeAdapter[Piece] = TypeAdapter(Annotated[Piece, Field(discriminator="kind")])


def take_apart(content: bytes, seconds: float = SECONDS) -> Iterator[Piece]:
    """Yield what is in a file, page by page: whatever it is, this process is not harmed by it.

    A `Refusal` comes last, where there is one: what was found before it holds.
    """
    if len(content) > MOST_BYTES:
        yield Refusal(words=f"The file is larger than {MOST_BYTES // 2**20} MB.")
        return
    if words := _other_kind(content):
        yield Refusal(words=words)
        return
    with tempfile.TemporaryFile() as file:  # nobody else can open it, and it is gone with the process
        file.write(content)
        file.seek(0)
        child = subprocess.Popen(
            [sys.executable, "-m", "kit.pdf.pages"],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
    late = threading.Event()

    def give_up() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(seconds, give_up)
    timer.start()
    try:
        yield from _believed(child, late, seconds)
    finally:  # also when nobody wants the rest
        timer.cancel()
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


def _believed(child: subprocess.Popen[bytes], late: threading.Event, seconds: float) -> Iterator[Piece]:
    """Yield what the child says, as far as it makes sense."""
    assert child.stdout  # noqa: S101 - it was asked for
    pages = 0
    while line := child.stdout.readline(MOST_LINE):
        try:
            piece = _PIECE.validate_json(line)
        except ValidationError:
            break
        pages += isinstance(piece, FoundPage)
        if pages > MOST_PAGES:
            break
        yield piece
    else:
        if child.wait() == 0:
            return
    what = f"After page {pages} the rest" if pages else "It"
    if late.is_set():
        yield Refusal(
            words=f"{what} took longer than {seconds:g} seconds to read, so it was given up."
            + (" Send the rest by itself." if pages else "")
        )
    else:
        yield Refusal(words=f"{what} could not be opened: it is damaged, or too large to be read.")


def _opened(text: str, size: tuple[int, ...]) -> Gray:
    wanted = int(np.prod(size))
    opened = zlib.decompressobj().decompress(base64.b64decode(text), wanted + 1)
    if len(opened) != wanted:
        raise ValueError("the picture of a page is not as large as its paper.")
    return np.frombuffer(opened, np.uint8).reshape(size)


# How files begin that people send by mistake, and what to do about it.
_OTHERS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK", "It is a ZIP, Word or Excel file: unpack it, or save it as PDF."),
    (0, bytes.fromhex("d0cf11e0"), "It is an old Word or Excel file: save it as PDF."),
    (4, b"ftypheic", "It is a photo in Apple's format HEIC: send it as JPEG."),
    (4, b"ftypmif1", "It is a photo in Apple's format HEIC: send it as JPEG."),
    (4, b"ftyp", "It is a film: send photos."),
    (8, b"WEBP", "It is a picture in the format WebP: save it as JPEG or PNG."),
    (0, b"GIF8", "It is a picture in the format GIF: save it as JPEG or PNG."),
    (0, b"{\\rtf", "It is a text with formats (RTF): save it as PDF."),
)


def _other_kind(content: bytes) -> str:
    """Return what a file is that is no form, scan or photo, as far as its first letters tell."""
    if not content.strip():
        return "It is empty."
    return next((words for at, sign, words in _OTHERS if content[at : at + len(sign)] == sign), "")


# ---- the child ------------------------------------------------------------------------------------------------


class Refused(Exception):
    """Why a file is not read, in words for the one who sent it."""


def main() -> None:
    """Take the file on standard input apart, and write what is in it to standard output, a piece a line."""
    limit(MEMORY, PROCESSOR_SECONDS)
    cv2.setNumThreads(1)
    try:
        for piece in _pieces(sys.stdin.buffer.read(MOST_BYTES + 1)):
            _say(piece)
    except Refused as refused:
        _say(Refusal(words=str(refused)))


def _say(piece: Piece) -> None:
    sys.stdout.write(piece.model_dump_json() + "\n")
    sys.stdout.flush()


def _pieces(content: bytes) -> Iterator[Piece]:
    if content[:1024].lstrip().startswith(b"%PDF"):
        values = _form_values(content)
        if values:
            yield FilledForm(values=values)
            return
        pictures = _pdf_pictures(content)
    else:
        pictures = _pictures(content)
    for number, (picture, of) in enumerate(pictures, 1):
        yield _page(number, of, picture)


def _page(number: int, of: int, picture: Gray) -> FoundPage:
    """Return what is found on a page; *picture* is in red, green and blue."""
    bright = cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb)
    gray, *tints = (np.ascontiguousarray(bright[:, :, n], np.uint8) for n in range(3))
    away = max(float(np.percentile(np.abs(plane[::8, ::8].astype(np.int16) - 128), 99)) for plane in tints)
    found = find_page(gray, tints=(tints[0], tints[1]) if away > COLOURFUL else None)
    return FoundPage(
        page=number,
        of=of,
        state=found.state,  # type: ignore[arg-type]
        page_id=found.page_id,
        paper=found.paper,  # type: ignore[arg-type]
        markers=found.markers,
        turned=found.turned,
        mirrored=found.mirrored,
        sheet=_squeezed(found.sheet),
        tint=_squeezed(found.tint),
    )


def _squeezed(dots: Gray | None) -> str:
    return "" if dots is None else base64.b64encode(zlib.compress(dots.tobytes(), 1)).decode()


_PROTECTED = "It is protected by a password: print it, or save it without the password."


def _form_values(content: bytes) -> dict[str, str]:
    """Return the values of our own form's fields; nothing when it is none, or nobody chose or wrote anything.

    Looks, scripts and attachments are left.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            if document.is_encrypted:
                raise Refused(_PROTECTED)
            fields = [one for one in document.Root.AcroForm.Fields if "/T" in one]
            if not any(str(field.T) == f"{VERSION}_page_id" for field in fields):
                return {}
            if len(fields) > MOST_FIELDS:
                raise Refused(f"It has {len(fields)} fields: at most {MOST_FIELDS}.")
            values = {str(field.T)[:200]: _said(field) for field in fields}
    except Refused:
        raise
    except pikepdf.PasswordError:
        raise Refused(_PROTECTED) from None
    except Exception:  # whatever a broken file does to the library
        return {}
    ours = (f"{VERSION}_page_id", f"{VERSION}_form")
    if all(value in ("", "Off") for name, value in values.items() if name not in ours):
        return {}  # nothing was chosen on screen: perhaps somebody drew on it, and that is a picture
    return values


def _said(field: Any) -> str:
    """Return what was written into a field, or the name of what was chosen."""
    value = field.get("/V")
    text = str(value) if isinstance(value, pikepdf.String | pikepdf.Name) else ""
    if len(text) > MOST_CHARACTERS:
        name = str(field.T)[:60]
        raise Refused(f"The field {name} holds {len(text)} characters: at most {MOST_CHARACTERS}.")
    return text.removeprefix("/") if field.get("/FT") == "/Btn" else text


def _pdf_pictures(content: bytes) -> Iterator[tuple[np.ndarray, int]]:
    """Yield each page as it looks, in red, green and blue, and how many there are."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        words = (
            "is protected by a password: save it without"
            if "assword" in str(error)
            else "is no PDF that can be read"
        )
        raise Refused(f"It {words}.") from None
    if len(document) > MOST_PAGES:
        raise Refused(f"It has {len(document)} pages: at most {MOST_PAGES}.")
    for number in range(len(document)):
        try:
            page = document[number]
            width, height = page.get_size()
            if max(width, height) * 25.4 / 72 > MOST_SIDE_MM:
                raise Refused(f"Page {number + 1} is longer than {MOST_SIDE_MM:g} mm.")
            rendered = page.render(scale=RENDERED_AT / 72)
        except pypdfium2.PdfiumError:
            raise Refused(f"Page {number + 1} is damaged: print and scan it, or save it again.") from None
        yield np.array(rendered.to_pil().convert("RGB"), np.uint8), len(document)
        page.close()


def _pictures(content: bytes) -> Iterator[tuple[np.ndarray, int]]:
    """Yield each frame as it looks, in red, green and blue, and how many there are."""
    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    try:
        opened = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF"))
        if opened.width * opened.height > MOST_DOTS:
            raise Refused(f"The picture has more than {MOST_DOTS // 10**6} million dots.")
        of = getattr(opened, "n_frames", 1)
        if of > MOST_PAGES:
            raise Refused(f"It has {of} pages: at most {MOST_PAGES}.")
        for number, frame in enumerate(ImageSequence.Iterator(opened), 1):
            if frame.width * frame.height > MOST_DOTS:
                raise Refused(f"Page {number} has more than {MOST_DOTS // 10**6} million dots.")
            yield np.array(frame.convert("RGB"), np.uint8), of
    except (Refused, MemoryError):
        raise
    except UnidentifiedImageError:
        raise Refused("It is no PDF, PNG, JPEG or TIFF.") from None
    except Image.DecompressionBombError:
        raise Refused(f"The picture has more than {MOST_DOTS // 10**6} million dots.") from None
    except Exception as error:  # whatever a broken file does to the library
        raise Refused(f"The picture can not be read: {str(error)[:200].rstrip('.')}.") from None


if __name__ == "__main__":
    main()
