"""Exhibits as they are shown: a listing, a table, a diagram or a picture."""

from __future__ import annotations

import csv
import io

from kit.bank import Question
from kit.bank.diagram import diagram_of, is_drawn, words_for
from kit.bank.question import Exhibit
from kit.errors import InputError, PacketError
from kit.packet import diagram
from kit.packet.composer import Composer
from kit.packet.flow import Block, Line
from kit.packet.page import Drawing, Image
from kit.packet.picture import read_picture
from kit.packet.style import CODE, HANDOUT_BODY, HANDOUT_CODE, TABLE

MOST_HEIGHT = 150.0  # millimetres of a picture


def show(
    composer: Composer, question: Question, exhibit: Exhibit, *, every: int = 1, large: bool = False
) -> list[Block]:
    """Return the exhibit as it is shown; *every* says which lines of a listing have their number.

    Raises:
        PacketError: when its file is no text, table, diagram or picture that can be printed.
    """
    field = f"{question.id}, exhibit {exhibit.id}"
    if is_drawn(exhibit):
        drawing = drawn(composer, question, exhibit, large=large)
        return [Block((Line(drawing.height, (drawing,)),), before=2.0, whole=True)]
    if exhibit.kind == "diagram":
        return [picture(composer, question.files[exhibit.file], field, words_for(question, exhibit))]
    try:
        text = question.text(exhibit.file)
    except UnicodeDecodeError:
        raise PacketError(f"{field}: {exhibit.file} is not text in UTF-8.") from None
    suffix = exhibit.file.rpartition(".")[2]
    if exhibit.kind == "table" or suffix == "csv":
        try:
            rows = [row for row in csv.reader(io.StringIO(text)) if row]
        except csv.Error as error:
            raise PacketError(f"{field}: {exhibit.file} is no table in CSV: {error}.") from None
        if not rows:
            raise PacketError(f"{field}: {exhibit.file} is an empty table.")
        return composer.table(rows, field, style=HANDOUT_BODY if large else TABLE, numbered=exhibit.numbered)
    style = HANDOUT_CODE if large else CODE
    return [composer.listing(text, field, suffix, numbered=exhibit.numbered, every=every, style=style)]


def drawn(composer: Composer, question: Question, exhibit: Exhibit, *, large: bool = False) -> Drawing:
    """Return a diagram that is written as data, at most as wide as the text.

    Raises:
        PacketError: when its file holds none, or it is too high for a page.
    """
    field = f"{question.id}, exhibit {exhibit.id}"
    try:
        data = diagram_of(question, exhibit)
    except InputError as error:
        raise PacketError(f"{field}: {error}") from None
    words = words_for(question, exhibit)
    return diagram.lay_out(data, composer, composer.width, field, words, large=large)


def picture(composer: Composer, content: bytes, field: str, alt: str) -> Block:
    """Return a picture as wide as the text and at most `MOST_HEIGHT` high, with nothing but its dots kept.

    Raises:
        PacketError: as `read_picture`.
    """
    png, pixels_wide, pixels_high = read_picture(content, field)
    scale = min(composer.width / pixels_wide, MOST_HEIGHT / pixels_high, 0.35)
    width, height = pixels_wide * scale, pixels_high * scale
    return Block((Line(height, (Image(0.0, 0.0, width, height, png, alt),)),), before=2.0, whole=True)
