"""Taking a file apart in a process of its own: a filled form gives its values, anything else the pages found in it.

A file that comes back may be broken or hostile, so it is opened by a child that has limits on memory, processor and
time, an empty environment, and nothing to lose. What the child says is checked here before it is believed.

Run as `python -m kit.pdf.pages FILE` it is that child.
"""

from __future__ import annotations

import base64
import io
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import cv2
import numpy as np
import pypdfium2
from PIL import Image, ImageSequence, UnidentifiedImageError
from pydantic import Field, ValidationError

from kit.child import limit, open_apart
from kit.errors import Unopened
from kit.model import Model
from kit.packet.page import PAPERS
from kit.packet.scorecard import VERSION
from kit.pdf.blank import PX_PER_MM
from kit.pdf.scan import Found, Gray, find_page

MOST_BYTES = 25 * 1024 * 1024
MOST_PAGES = 60
MOST_DOTS = 40_000_000
MOST_SIDE_MM = 1000.0
MOST_FIELDS = 2000
MOST_CHARACTERS = 4000
SECONDS = 60  # of a clock, for a whole file
PROCESSOR_SECONDS = 40
MEMORY = 2 * 1024**3
RENDERED_AT = 200  # dots an inch

Short = Annotated[str, Field(max_length=MOST_CHARACTERS)]


class FoundPage(Model):
    """A page as the child found it; `sheet` is its picture, squeezed and in base 64."""

    page: Annotated[int, Field(ge=1, le=MOST_PAGES)]
    state: Literal["read", "unlocated", "no_id"]
    page_id: Annotated[str, Field(max_length=16)] = ""
    paper: Literal["", "A4", "Letter"] = ""
    markers: Annotated[int, Field(ge=0, le=12)] = 0
    turned: Annotated[int, Field(ge=-360, le=360)] = 0
    mirrored: bool = False
    sheet: str = ""

    def found(self) -> Found:
        """Return the page with its picture.

        Raises:
            ValueError: when the picture is not as large as the paper says.
        """
        if not self.sheet:
            return Found(self.state, self.page_id, self.paper, self.markers, self.turned, self.mirrored)
        paper = next(p for p in PAPERS.values() if p.name == self.paper)
        size = (round(paper.height * PX_PER_MM), round(paper.width * PX_PER_MM))
        opened = zlib.decompressobj().decompress(base64.b64decode(self.sheet), size[0] * size[1] + 1)
        if len(opened) != size[0] * size[1]:
            raise ValueError("the picture of a page is not as large as its paper.")
        sheet: Gray = np.frombuffer(opened, np.uint8).reshape(size)
        return Found(self.state, self.page_id, self.paper, self.markers, self.turned, self.mirrored, sheet)


class Taken(Model):
    """What a file was: a `form` with its values by field, or pages; `problem` says why it is neither."""

    kind: Literal["form", "pages", "nothing"]
    values: dict[Annotated[str, Field(max_length=200)], Short] = {}
    pages: tuple[FoundPage, ...] = ()
    problem: Short = ""


def take_apart(path: Path, seconds: float = SECONDS) -> Taken:
    """Return what is in the file *path*: whatever it is, this process is not harmed by it."""
    if not path.is_file():
        return Taken(kind="nothing", problem="There is no such file.")
    if path.stat().st_size > MOST_BYTES:
        return Taken(kind="nothing", problem=f"The file is larger than {MOST_BYTES // 2**20} MB.")
    try:
        output = open_apart("kit.pdf.pages", path, seconds=seconds)
    except Unopened as error:
        return Taken(kind="nothing", problem=str(error))
    try:
        return Taken.model_validate_json(output)
    except ValidationError:
        return Taken(kind="nothing", problem="It could not be read.")


# ---- the child ------------------------------------------------------------------------------------------------


class Refused(Exception):
    """Why a file is not read, in words for the one who sent it."""


def main() -> None:
    """Take the file apart that is named on the command line, and write what is in it to standard output."""
    limit(MEMORY, PROCESSOR_SECONDS)
    cv2.setNumThreads(1)
    try:
        taken = _taken(Path(sys.argv[1]))
    except Refused as refused:
        taken = Taken(kind="nothing", problem=str(refused))
    sys.stdout.write(taken.model_dump_json())


def _taken(path: Path) -> Taken:
    content = path.read_bytes()
    if content[:1024].lstrip().startswith(b"%PDF"):
        values = _form_values(content)
        if values:
            return Taken(kind="form", values=values)
        pictures = _pdf_pictures(content)
    else:
        pictures = _pictures(content)
    pages = tuple(_page(number, picture) for number, picture in enumerate(pictures, 1))
    return Taken(kind="pages", pages=pages)


def _page(number: int, picture: Gray) -> FoundPage:
    found = find_page(picture)
    sheet = ""
    if found.sheet is not None:
        sheet = base64.b64encode(zlib.compress(found.sheet.tobytes(), 1)).decode()
    return FoundPage(
        page=number,
        state="read" if found.sheet is not None else "no_id" if found.state == "no_id" else "unlocated",
        page_id=found.page_id,
        paper=found.paper,  # type: ignore[arg-type]
        markers=found.markers,
        turned=found.turned,
        mirrored=found.mirrored,
        sheet=sheet,
    )


def _form_values(content: bytes) -> dict[str, str]:
    """Return the values of our own form's fields; nothing when it is none. Looks, scripts and attachments are left."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise Refused("It is protected by a password: print it, or save it without the password.")
        fields: dict[str, Any] = reader.get_fields() or {}
    except Refused:
        raise
    except Exception:  # whatever a broken file does to the library
        return {}
    if f"{VERSION}_page_id" not in fields:
        return {}
    if len(fields) > MOST_FIELDS:
        raise Refused(f"It has {len(fields)} fields: at most {MOST_FIELDS}.")
    values = {}
    for name, entry in fields.items():
        value = entry.get("/V")
        text = "" if value is None else str(value)
        if len(text) > MOST_CHARACTERS:
            raise Refused(f"The field {name[:60]} holds {len(text)} characters: at most {MOST_CHARACTERS}.")
        values[str(name)[:200]] = text.removeprefix("/")
    return values


def _pdf_pictures(content: bytes) -> Iterator[Gray]:
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
        page = document[number]
        width, height = page.get_size()
        if max(width, height) * 25.4 / 72 > MOST_SIDE_MM:
            raise Refused(f"Page {number + 1} is longer than {MOST_SIDE_MM:g} mm.")
        rendered = page.render(scale=RENDERED_AT / 72, grayscale=True)
        yield np.array(rendered.to_pil().convert("L"), np.uint8)
        page.close()


def _pictures(content: bytes) -> Iterator[Gray]:
    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    try:
        opened = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF"))
        if opened.width * opened.height > MOST_DOTS:
            raise Refused(f"The picture has more than {MOST_DOTS // 10**6} million dots.")
        for number, frame in enumerate(ImageSequence.Iterator(opened), 1):
            if number > MOST_PAGES:
                raise Refused(f"It has more than {MOST_PAGES} pages.")
            if frame.width * frame.height > MOST_DOTS:
                raise Refused(f"Page {number} has more than {MOST_DOTS // 10**6} million dots.")
            yield np.array(frame.convert("L"), np.uint8)
    except UnidentifiedImageError:
        raise Refused("It is no PDF, PNG, JPEG or TIFF.") from None
    except Image.DecompressionBombError:
        raise Refused(f"The picture has more than {MOST_DOTS // 10**6} million dots.") from None
    except (OSError, SyntaxError, ValueError) as error:
        raise Refused(f"The picture can not be read: {str(error)[:200]}") from None


if __name__ == "__main__":
    main()
