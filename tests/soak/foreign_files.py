"""A long run of damaged files against each reader: none may crash it, none may hang it.

    python -m tests.soak.foreign_files [INPUTS] [SEED]

Good files are damaged by a seeded generator: bytes and pieces changed, taken out, doubled and put elsewhere, values of
a document put in place of others, parts of a workbook damaged and packed again. What a reader may say is that a file is
refused; anything else that it raises, or more than ten seconds for one file, is a fault, and its input is kept.
"""

from __future__ import annotations

import copy
import io
import json
import random
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.errors import InputError
from kit.exchange import foreign
from kit.exchange.ashby import read_ashby, write_ashby
from kit.exchange.card import rating_rows
from kit.exchange.greenhouse import read_greenhouse
from kit.exchange.native import read_native
from kit.exchange.table import plain, ratings_of, write_table
from kit.exchange.thirty_seconds import read_thirty_seconds
from kit.exchange.workbook import write_workbook
from kit.scorecard import RATING_COLUMNS
from tests.exchange.cards import SCALES, card, rating
from tests.exchange.test_questions import THIRTY
from tests.exchange.test_systems import ASHBY_FORM, FOUR, GREENHOUSE, NAMES, as_listed

SECONDS = 10
TOKENS = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"'", b",", b";", b"\t", b"\r\n", b"\n", b"=", b"{", b"}", b"[", b"]", b"<", b">",
    b"&#x41;", b"&lt;", b"<!DOCTYPE x>", b"null", b"true", b"-1", b"1e999", b"NaN", b"9" * 30, b"\xd8\x00", b"\xf0\x9f\x92\xa9",
    b"_x0041_", b"NR", b"A1048576", b"XFD1", b't="s"', b"<f>1</f>", b"<v>", b"</c>",
]  # fmt: skip
ODD: list[Any] = [None, True, 0, -1, 10**17, 1.5, "", " ", "x" * 5000, "<p>&amp;<", "\u202e\x07", [], {}, [[]], {"a": None}, [None], "4"]  # fmt: skip


@dataclass(frozen=True)
class Reader:
    """Something that reads files: good ones to begin with, and what it does."""

    name: str
    good: tuple[bytes, ...]
    read: Callable[[bytes], object]


def readers() -> list[Reader]:
    cards = [
        card(rating(note='She said "no", then\nyes'), rating("async", point=None, reason="no_time"), candidate="7KQ2MX"),
        card(rating(note="=1+1"), rating("code_review", point=None), candidate="000001"),
    ]  # fmt: skip
    table = write_table(RATING_COLUMNS, rating_rows(cards, SCALES))
    answers = json.loads(write_ashby([card(rating(point=3))], SCALES, ASHBY_FORM, NAMES, FOUR).content)
    ashby = {"results": list(as_listed(answers)), "moreDataAvailable": False}
    documents = {
        "greenhouse": ([GREENHOUSE, GREENHOUSE], lambda d: read_greenhouse(d, file="f")),
        "ashby": (ashby, lambda d: read_ashby(d, file="f")),
        "thirty-seconds": ([THIRTY, THIRTY], lambda d: read_thirty_seconds(d, "2026-11-29", [], file="f")),
    }
    made = [
        Reader("csv", (table, table.replace(b",", b";"), table.decode("utf-8-sig").encode("utf-16")), _csv),
        Reader("xlsx", (write_workbook(cards, SCALES, {"made at": "now"}),), _xlsx),
        Reader("native", (_native_file(),), _native),
    ]
    for name, (document, read) in documents.items():
        content = json.dumps(document).encode()
        made.append(Reader(name, (content,), _document_reader(read)))
    return made


def _csv(content: bytes) -> None:
    header, rows = foreign._table(foreign._decoded(content, ""))
    ratings_of(header, [(line, [plain(cell) for cell in cells]) for line, cells in rows], SCALES, file="f")


def _xlsx(content: bytes) -> None:
    for _, header, rows in foreign._workbook(content):
        ratings_of(header, rows, SCALES, file="f")


def _native(content: bytes) -> None:
    foreign._look_through(foreign._decoded(content, ""))
    read_native(content, file="f")


def _document_reader(read: Callable[[Any], object]) -> Callable[[bytes], None]:
    def opened(content: bytes) -> None:
        read(foreign._document(foreign._decoded(content, "")))

    return opened


def _native_file() -> bytes:
    """An opening with cards, as it goes out."""
    from tests.bench.bench_exchange import grown

    with tempfile.TemporaryDirectory() as folder:
        return grown(Path(folder), ratings_at_most=0)


def damaged(good: bytes, dice: random.Random) -> bytes:
    """A good file with something wrong."""
    if good[:2] == b"PK" and dice.random() < 0.8:
        return _repacked(good, dice)
    if good[:1] in (b"[", b"{") and dice.random() < 0.7:
        return _with_odd_values(good, dice)
    return _bytes_changed(good, dice)


def _bytes_changed(good: bytes, dice: random.Random) -> bytes:
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


def _with_odd_values(good: bytes, dice: random.Random) -> bytes:
    document = json.loads(good)
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
    return json.dumps(document).encode()


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


def _repacked(good: bytes, dice: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(out, "w") as target:
        names = source.namelist()
        chosen = dice.choice(names)
        for name in names:
            content = source.read(name)
            target.writestr(name, _bytes_changed(content, dice) if name == chosen else content)
    return out.getvalue()


class _Hung(BaseException):
    pass


def _ring(*_: object) -> None:
    raise _Hung


def soak(reader: Reader, inputs: int, seed: int) -> tuple[Counter[str], float]:
    """Give so many damaged files to a reader; return how each ended, faults by what they say, and the longest time of one.

    The first input of each fault is kept in a file.
    """
    ended: Counter[str] = Counter()
    longest = 0.0
    signal.signal(signal.SIGVTALRM, _ring)
    for number in range(inputs):
        dice = random.Random(f"{seed}/{reader.name}/{number}")
        content = damaged(dice.choice(reader.good), dice)
        began = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            reader.read(content)
            end = "read"
        except (foreign._Refused, InputError):
            end = "refused"
        except (Exception, _Hung) as fault:
            end = f"FAULT {type(fault).__name__} {str(fault)[:60]}"
            if end not in ended:
                Path(f"soak-{reader.name}-{seed}-{number}").write_bytes(content)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        ended[end] += 1
        longest = max(longest, time.process_time() - began)
    return ended, longest


def main() -> int:
    inputs = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    faults = 0
    for reader in readers():
        began = time.process_time()
        ended, longest = soak(reader, inputs, seed)
        faults += inputs - ended["read"] - ended["refused"]
        listed = ", ".join(f"{number:,} {end}" for end, number in ended.most_common())
        took = time.process_time() - began
        print(
            f"{reader.name}: {inputs:,} inputs: {listed}; {took:.0f} s of a processor, at most {longest * 1000:.0f} ms for one",
            flush=True,
        )
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
