"""Files with something wrong, made from good ones by a seeded generator.

Each function takes a good file and a generator, and returns the file damaged in one way. Bytes are changed anywhere; the
others know what a file is made of, so that the damage lies behind its checksums and its packing, where a reader meets it.
"""

from __future__ import annotations

import copy
import csv
import io
import json
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
import yaml
from PIL import Image

Damage = Callable[[bytes, random.Random], bytes]

TOKENS = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"'", b",", b";", b"\t", b"\r\n", b"\n", b"=", b"{", b"}", b"[", b"]", b"<", b">",
    b"&#x41;", b"&lt;", b"<!DOCTYPE x>", b"null", b"true", b"-1", b"1e999", b"NaN", b"9" * 30, b"\xd8\x00", b"\xf0\x9f\x92\xa9",
    b"_x0041_", b"NR", b"A1048576", b"XFD1", b't="s"', b"<f>1</f>", b"<v>", b"</c>", b"- ", b": ", b" #", b"&a ", b"*a", b"!!x ",
    b"|\n", b">-\n", b"? ", b"%YAML 1.1\n", b"---\n", b"...\n", b"\\ud800", b"\xc2\x85", b"\xe2\x80\xa8", b"[" * 2000, b"<<" * 2000,
    b"/V", b"/Kids", b"/Parent", b"1 0 R", b"(\xfe\xff\xd8\x00)", b"<FEFFD800>", b"stream\n", b"endobj\n",
]  # fmt: skip
ODD: list[Any] = [
    None, True, False, 0, -1, 10**17, 10**30, 1.5, "", " ", "x" * 5000, "<p>&amp;<", "\u202e\x07", [], {}, [[]], {"a": None},
    [None], "4", "NR", "../../x", "/etc/passwd", "\x00", "=1+1", "9" * 3999, "9" * 5000, "2026-02-30", [1] * 3000, {"id": []},
]  # fmt: skip
NUMBERS = [b"0", b"1", b"-1", b"3", b"255", b"65536", b"1048577", b"2147483648", b"4294967295", b"9223372036854775808", b"1" + b"0" * 40, b"0.000001", b"1e308"]  # fmt: skip


def bytes_changed(good: bytes, dice: random.Random) -> bytes:
    """Bytes and pieces changed, taken out, doubled and put elsewhere."""
    content = bytearray(good)
    for _ in range(dice.choice((1, 1, 2, 4, 8))):
        place = dice.randrange(len(content) + 1)
        length = min(dice.choice((1, 2, 7, 40, 300)), len(content) - place)
        match dice.randrange(6):
            case 0:
                content[place : place + length] = dice.randbytes(length)
            case 1:
                del content[place : place + length]
            case 2:
                content[place:place] = dice.choice(TOKENS)
            case 3:
                content[place : place + length] = dice.choice(TOKENS)
            case 4:
                content[place:place] = content[place : place + length] * dice.choice((1, 2, 50))
            case _:
                other = dice.randrange(len(content) + 1)
                content[place:place] = content[other : other + length]
    return bytes(content)


def head_changed(good: bytes, dice: random.Random) -> bytes:
    """The same near the beginning, where pictures say what they are."""
    return bytes_changed(good[:600], dice) + good[600:]


def cut_off(good: bytes, dice: random.Random) -> bytes:
    """The rest is missing."""
    return good[: dice.randrange(len(good))]


def number_changed(good: bytes, dice: random.Random) -> bytes:
    """A number has another value."""
    found = list(re.finditer(rb"-?\d+(?:\.\d+)?", good))
    if not found:
        return bytes_changed(good, dice)
    one = dice.choice(found)
    return good[: one.start()] + dice.choice(NUMBERS) + good[one.end() :]


def lines_changed(good: bytes, dice: random.Random) -> bytes:
    """Lines taken out, doubled, moved, indented otherwise, or with something odd behind them."""
    lines = good.split(b"\n")
    for _ in range(dice.choice((1, 1, 2, 4))):
        place = dice.randrange(len(lines))
        match dice.randrange(6):
            case 0 if len(lines) > 1:
                del lines[place]
            case 1:
                lines[place:place] = [lines[place]] * dice.choice((1, 1, 300))
            case 2:
                lines.insert(dice.randrange(len(lines)), lines.pop(place))
            case 3:
                lines[place] = b" " * dice.choice((1, 2, 40)) + lines[place]
            case 4:
                lines[place] = lines[place].lstrip()
            case _:
                lines[place] += dice.choice(TOKENS)
    return b"\n".join(lines)


def json_changed(good: bytes, dice: random.Random) -> bytes:
    """Values of a JSON document taken out, doubled, or with an odd one in their place."""
    return json.dumps(_with_odd_values(json.loads(good), dice)).encode()


def yaml_changed(good: bytes, dice: random.Random) -> bytes:
    """The same for YAML."""
    document = _with_odd_values(yaml.load(good, yaml.CSafeLoader), dice)
    return yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, encoding="utf-8")


def _with_odd_values(document: Any, dice: random.Random) -> Any:
    for _ in range(dice.choice((1, 1, 2, 5))):
        holder, key = _somewhere(document, dice)
        if holder is None:
            break
        match dice.randrange(4):
            case 0:
                del holder[key]
            case 1:
                other, name = _somewhere(document, dice)
                holder[key] = copy.deepcopy(other[name]) if other is not None else None
            case 2 if isinstance(holder, list):
                holder.insert(key, copy.deepcopy(holder[key]))
            case _:
                holder[key] = copy.deepcopy(dice.choice(ODD))
    return document


def _somewhere(document: Any, dice: random.Random) -> tuple[Any, Any]:
    """A place in a document: the list or object, and the index or name."""
    found: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        items = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        for key, inner in items:
            found.append((value, key))
            walk(inner)

    walk(document)
    return dice.choice(found) if found else (None, None)


def cells_changed(good: bytes, dice: random.Random) -> bytes:
    """Cells, rows and columns of a CSV table changed, and the table written again."""
    rows = list(csv.reader(io.StringIO(good.decode("utf-8-sig"), newline="")))
    for _ in range(dice.choice((1, 1, 2, 5))):
        row = dice.choice(rows)
        place = dice.randrange(len(row)) if row else 0
        match dice.randrange(5):
            case 0:
                row[place : place + 1] = []
            case 1:
                row.insert(place, str(dice.choice(ODD)))
            case 2:
                rows.insert(dice.randrange(len(rows)), list(row))
            case 3:
                row[place : place + 1] = [dice.choice(dice.choice(rows) or [""])]
            case _:
                row[place : place + 1] = [str(dice.choice(ODD)) * dice.choice((*(1,) * 30, 300))]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=dice.choice(",,,;\t")).writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


# ---- workbooks ------------------------------------------------------------------------------------------------


def part_changed(good: bytes, dice: random.Random) -> bytes:
    """A part of a workbook damaged, left out or doubled, and packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(out, "w") as target:
        names = source.namelist()
        chosen = dice.choice([name for name in names if "sheet" in name or dice.random() < 0.3] or names)
        for name in names:
            content = source.read(name)
            if name == chosen:
                content = dice.choice((markup_changed, markup_changed, number_changed, bytes_changed))(
                    content, dice
                )
                if dice.random() < 0.03:
                    continue
            target.writestr(name, content)
            if name == chosen and dice.random() < 0.03:
                target.writestr(f"xl/worksheets/{dice.choice(names).rpartition('/')[2]}", content)
    return out.getvalue()


_MARKUP = re.compile(rb"<[^>]*>|[^<]+")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')


def markup_changed(good: bytes, dice: random.Random) -> bytes:
    """Tags and texts taken out, doubled or moved, and attributes with values of others or odd ones."""
    parts = _MARKUP.findall(good) or [good]
    for _ in range(dice.choice((1, 1, 2, 4))):
        place = dice.randrange(len(parts))
        match dice.randrange(6):
            case 0 if len(parts) > 1:
                del parts[place]
            case 1:
                parts[place:place] = [parts[place]] * dice.choice((1, 1, 100))
            case 2:
                parts.insert(place, dice.choice(parts))
            case 3:
                parts[place] = dice.choice(TOKENS)
            case _:
                found = list(_ATTRIBUTE.finditer(parts[place]))
                if not found:
                    continue
                one, other = dice.choice(found), dice.choice(_ATTRIBUTE.findall(good))
                value = dice.choice((dice.choice(NUMBERS), dice.choice(TOKENS).replace(b'"', b""), other[1]))
                start, end = one.span(2)
                parts[place] = parts[place][:start] + value + parts[place][end:]
    return b"".join(parts)


# ---- PDF ------------------------------------------------------------------------------------------------------

_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.S)
_TRAILER = re.compile(rb"trailer\s*(<<.*?>>)\s*startxref", re.S)
_PDF_TOKEN = re.compile(
    rb"/[A-Za-z0-9_.#]+|\d+ 0 R|-?\d+(?:\.\d+)?|\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]+>|<<|>>|\[|\]"
)


def objects_changed(good: bytes, dice: random.Random) -> bytes:
    """Objects of a PDF with other names, numbers, references or bodies, under a table of places that is right."""
    bodies = {int(number): body for number, body in _OBJECT.findall(good)}
    trailer = _TRAILER.search(good)
    if not bodies or not trailer:
        return bytes_changed(good, dice)
    for _ in range(dice.choice((1, 1, 2, 4))):
        number = dice.choice(list(bodies))
        match dice.randrange(8):
            case 0:
                bodies[number] = dice.choice(list(bodies.values()))
            case 1:
                bodies[number] = dice.choice(
                    (b" null ", b" [] ", b" <<>> ", b" 0 ", b" %d 0 R " % number, b"")
                )
            case 2:
                bodies[number] = bytes_changed(bodies[number], dice)
            case _:
                bodies[number] = _pdf_token_changed(bodies[number], dice, number, max(bodies))
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in bodies.items():
        places[number] = len(out)
        out += b"%d 0 obj%sendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (max(bodies) + 1)
    for number in range(1, max(bodies) + 1):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    whole = trailer[1] if dice.random() < 0.9 else _pdf_token_changed(trailer[1], dice, 1, max(bodies))
    return bytes(out + b"trailer\n" + whole + b"\nstartxref\n%d\n%%%%EOF\n" % start)


def _pdf_token_changed(body: bytes, dice: random.Random, own: int, most: int) -> bytes:
    found = list(_PDF_TOKEN.finditer(body))
    if not found:
        return bytes_changed(body, dice)
    one = dice.choice(found)
    other = dice.choice(
        (
            dice.choice(found)[0],
            b"%d 0 R" % dice.choice((own, dice.randrange(1, most + 2))),
            dice.choice(NUMBERS),
            dice.choice(TOKENS),
            b"",
        )
    )
    return body[: one.start()] + b" " + other + b" " + body[one.end() :]


# ---- pictures -------------------------------------------------------------------------------------------------


def chunks_changed(good: bytes, dice: random.Random) -> bytes:
    """Chunks of a PNG damaged, left out, doubled or moved, with checksums that are right."""
    chunks = []
    place = 8
    while place + 12 <= len(good):
        (length,) = struct.unpack(">I", good[place : place + 4])
        chunks.append((good[place + 4 : place + 8], good[place + 8 : place + 8 + length]))
        place += 12 + length
    number = dice.randrange(len(chunks))
    name, content = chunks[number]
    match dice.randrange(5):
        case 0:
            chunks.insert(dice.randrange(len(chunks)), chunks[number])
        case 1:
            del chunks[number]
        case 2:
            chunks[number] = (dice.choice((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"iCCP", b"acTL", b"fdAT", b"zTXt")), content)  # fmt: skip
        case 3 if name == b"IDAT":
            try:
                content = bytes_changed(zlib.decompress(content), dice)
            except zlib.error:  # one of several
                content = bytes_changed(content, dice)
            chunks[number] = (name, zlib.compress(content, 1))
        case _:
            chunks[number] = (name, bytes_changed(content, dice))
    return good[:8] + b"".join(
        struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in chunks
    )


def dots_changed(good: bytes, dice: random.Random) -> bytes:
    """A page on which pieces lie elsewhere, twice, turned, or under noise; or that is another size."""
    dots = np.array(Image.open(io.BytesIO(good)).convert("L"))
    for _ in range(dice.choice((1, 3, 8))):
        high, wide = (dice.randrange(1, side + 1) for side in (dots.shape[0] // 2, dots.shape[1] // 2))
        (y, x), (to_y, to_x) = (
            (dice.randrange(dots.shape[0] - high + 1), dice.randrange(dots.shape[1] - wide + 1)) for _ in "ab"
        )
        piece = dots[y : y + high, x : x + wide].copy()
        match dice.randrange(4):
            case 0:
                piece = piece[::-1, :: dice.choice((1, -1))]
            case 1:
                piece = np.frombuffer(dice.randbytes(high * wide), np.uint8).reshape(high, wide)
            case 2:
                piece[:] = dice.choice((0, 255))
        dots[to_y : to_y + high, to_x : to_x + wide] = piece
    image = Image.fromarray(dots)
    if dice.random() < 0.2:
        image = image.resize(
            (dice.choice((1, 2, 7, 60, image.width)), dice.choice((1, 2, 7, 60, image.height)))
        )
    out = io.BytesIO()
    image.save(out, dice.choice(("PNG", "JPEG")))
    return out.getvalue()
