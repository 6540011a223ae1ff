"""Text made safe to print, and broken into lines.

Bank text carries no mark-up: words in back-quotes are set in code type, everything else stands as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kit.errors import PacketError
from kit.packet.page import Face, Metrics, Note, Run
from kit.packet.style import Style

MOST_TYPED = 4_000  # signs of a field that people type
MOST_PROSE = 20_000  # signs of a text of the bank
MOST_LISTING_LINES = 400
MOST_LISTING_COLUMNS = 500
MOST_MARKS = 3  # combining marks in a row

_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_JOINERS = "\u200c\u200d"
# CJK breaks between any two signs, but not before these.
_CLOSERS = "、。，．）」』】〕〉》！？：；・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_CJK = (
    "\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u3130-\u318f\u3190-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
)
_PIECES = re.compile(f"[{_CJK}][{_CLOSERS}]*|[^{_CJK}]+")
_BREAK_AFTER = "/-_.,;:&?="
_RTL = ("R", "AL")


def clean(text: str, field: str, most: int = MOST_TYPED) -> str:
    """Return *text* in composed form without signs that can disturb a page.

    Control signs, lone surrogates and signs that reorder text are dropped, and no letter keeps more than three
    combining marks.

    Raises:
        PacketError: when it is longer than *most* signs, naming the *field*.

    Examples:
        >>> clean("a\\u202eb", "name")
        'ab'
    """
    if len(text) > most:
        raise PacketError(f"{field}: {len(text):,} signs are too many to print; shorten it to {most:,}.")
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = unicodedata.normalize("NFC", _DROPPED.sub("", text))
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def printable(text: str, field: str, metrics: Metrics, face: Face, notes: list[Note]) -> str:
    """Return *text* with each sign that no font covers as [U+XXXX], adding a note that names the *field*."""
    if text.isascii():
        return text
    missing = sorted(
        {c for c in text if not c.isspace() and c not in _JOINERS and not metrics.covers(c, face)}
    )
    if not missing:
        return text
    named = ", ".join(f"U+{ord(c):04X}" for c in missing[:5]) + (" and more" if len(missing) > 5 else "")
    notes.append(Note(field, f"no font has {named}: printed as its number in brackets."))
    for char in missing:
        text = text.replace(char, f"[U+{ord(char):04X}]")
    return text


def runs_right_to_left(text: str) -> bool:
    """Return whether the first letter of *text* belongs to a script that runs from right to left.

    Examples:
        >>> runs_right_to_left("שלום David"), runs_right_to_left("David שלום")
        (True, False)
    """
    if text.isascii():
        return False
    kind = next((k for k in map(unicodedata.bidirectional, text) if k in ("L", *_RTL)), "L")
    return kind in _RTL


class Word(NamedTuple):
    """Parts that stand together on a line, each in its face; `space` says whether one goes before."""

    parts: tuple[tuple[str, Face], ...]
    space: bool


def _segments(text: str, style: Style) -> Iterator[tuple[str, Face]]:
    """Yield the pieces of *text* with their face: what stands in back-quotes is code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # an odd back-quote stands for itself
        pieces[-2:] = [f"{pieces[-2]}`{pieces[-1]}"]
    code: Face = "code_bold" if style.face == "bold" else "code"
    for number, piece in enumerate(pieces):
        if piece:
            yield piece, code if number % 2 else style.face


def words_of(segments: Iterable[tuple[str, Face]]) -> list[Word]:
    """Return the words of text in segments; signs of Chinese, Japanese and Korean are words of their own."""
    words: list[Word] = []
    glue = False  # the last sign was no space: what follows belongs to the same word
    for text, face in segments:
        for number, piece in enumerate(re.split(r"[ \t\n]+", text)):
            if number:
                glue = False
            if not piece:
                continue
            parts = [piece] if piece.isascii() else _PIECES.findall(piece)
            for part_number, part in enumerate(parts):
                breakable = part_number > 0 and part[0] not in _CLOSERS
                if glue and words and not breakable:
                    words[-1] = Word((*words[-1].parts, (part, face)), words[-1].space)
                else:
                    words.append(Word(((part, face),), not glue and not breakable))
                glue = True
    return words


def _pieces(text: str, room: float, width: Callable[[str], float]) -> Iterator[str]:
    """Yield a word that is too wide in pieces: after a slash, a point and the like, else anywhere."""
    start = 0
    taken = 0.0
    stop = 0  # the last place where a break reads well
    for index, char in enumerate(text):
        step = width(char)
        if taken + step > room and index > start:
            if unicodedata.combining(char) or char in _JOINERS:
                continue  # a mark stays with its letter
            end = stop if stop - start > (index - start) // 2 else index
            yield text[start:end]
            taken = sum(width(c) for c in text[end:index])
            start = stop = end
        taken += step
        if char in _BREAK_AFTER:
            stop = index + 1
    yield text[start:]


def wrap(
    text: str, style: Style, room: float, metrics: Metrics, *, plain: bool = False
) -> list[tuple[Run, ...]]:
    """Return the lines of *text* that fit *room* millimetres, each as runs; an empty text is one empty line.

    Args:
        text: One paragraph.
        style: Its type.
        room: The width of the column in millimetres.
        metrics: What knows the width of text.
        plain: Leaves back-quotes as they are, for what people typed.
    """
    if plain:
        return _wrapped([(text, style.face)], style, room, metrics)
    return list(_wrapped_before(text, style, room, metrics))


@lru_cache(maxsize=20_000)
def _wrapped_before(text: str, style: Style, room: float, metrics: Metrics) -> tuple[tuple[Run, ...], ...]:
    """Return the lines of a text of the bank: every candidate's packet has the same ones. What people typed is not kept."""
    return tuple(_wrapped(_segments(text, style), style, room, metrics))


def _wrapped(
    segments: Iterable[tuple[str, Face]], style: Style, room: float, metrics: Metrics
) -> list[tuple[Run, ...]]:
    lines: list[tuple[Run, ...]] = []
    line: list[tuple[str, Face]] = []
    used = 0.0

    def code_size(face: Face) -> float:
        return (
            style.size * 0.92 if face.startswith("code") and not style.face.startswith("code") else style.size
        )

    def end_line() -> None:
        nonlocal line, used
        merged: list[list] = []
        for piece, face in line:
            if merged and merged[-1][1] == face:
                merged[-1][0] += piece
            else:
                merged.append([piece, face])
        lines.append(tuple(Run(t, f, code_size(f), style.colour) for t, f in merged))
        line, used = [], 0.0

    for word in words_of(segments):
        widths = [metrics.width(t, f, code_size(f)) for t, f in word.parts]
        width = sum(widths)
        space = metrics.width(" ", style.face, style.size) if word.space and line else 0.0
        if line and used + space + width > room:
            end_line()
            space = 0.0
        if width <= room:
            if space:
                line.append((" ", line[-1][1] if not line[-1][1].startswith("code") else style.face))
            line.extend(word.parts)
            used += space + width
            continue
        for t, f in word.parts:
            size = code_size(f)
            for piece in _pieces(t, room, lambda c, f=f, size=size: metrics.width(c, f, size)):  # type: ignore[misc]
                if line and used + metrics.width(piece, f, size) > room:
                    end_line()
                line.append((piece, f))
                used += metrics.width(piece, f, size)
    if line or not lines:
        end_line()
    return lines


def one_line(text: str, style: Style, room: float, metrics: Metrics) -> Run:
    """Return *text* as one run that fits *room*: smaller by up to a fifth, then cut at a word with an ellipsis.

    *room* is in millimetres.
    """
    text = " ".join(text.split())
    width = metrics.width(text, style.face, style.size)
    if width <= room:
        return Run(text, style.face, style.size, style.colour)
    size = max(style.size * 0.8, int(style.size * room / width * 20) / 20)
    if metrics.width(text, style.face, size) <= room:
        return Run(text, style.face, size, style.colour)
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.width(text[:middle].rstrip() + "…", style.face, size) <= room:
            low = middle
        else:
            high = middle - 1
    cut = text[:low].rstrip()
    word = cut.rpartition(" ")[0]
    if len(word) > low // 2 and text[low : low + 1] not in ("", " "):
        cut = word
    return Run(cut + "…", style.face, size, style.colour)


def width_of(runs: Iterable[Run], metrics: Metrics) -> float:
    """Return the width of a line of runs in millimetres."""
    return sum(metrics.width(run.text, run.face, run.size) for run in runs)
