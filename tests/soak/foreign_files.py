"""A long run of damaged files against each reader: none may crash it, none may hang it, none may make it write.

    python -m tests.soak.foreign_files [READER ...] [--inputs N] [--seed N] [--atheris]

Good files, made by the product itself, are damaged by a seeded generator; with `--atheris` they are also bred by what
they reach in the code. The part of each reader that meets the file is called in a child that lives for many inputs, with
the limits that a child of the product has. What a reader may say is that a file is refused. Anything else is a find: any
other exception, the end of the child, more seconds of a processor or more memory than is allowed, a file written, another
program or a connection. Of each find the first input is kept in `.cache/finds`.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NAMES = ("yaml", "csv", "json", "xlsx", "pdf", "image")
SECONDS = 10  # of a processor, for one input
CLOCK = 600  # seconds that one input may take where nothing is done but waiting
MEMORY = {"pdf": 2 * 1024**3, "image": 2 * 1024**3}  # as kit.pdf.pages has it
MEMORY_OF_OTHERS = 1024**3  # as kit.exchange.foreign has it
AT_ONCE = 10_000  # inputs for one child


@dataclass
class Tally:
    """How the inputs of a reader ended: finds by what they are, and where the first of each is kept."""

    reader: str
    inputs: int = 0
    refused: int = 0
    taken: int = 0
    finds: Counter[str] = field(default_factory=Counter)
    kept: dict[str, Path] = field(default_factory=dict)
    seconds: float = 0.0
    slowest: tuple[float, int] = (0.0, 0)

    @property
    def row(self) -> str:
        seconds, number = self.slowest
        return (
            f"{self.reader:8} {self.inputs:9,} {self.refused:9,} {self.taken:9,} {self.finds.total():6,} "
            f"{self.seconds:9,.0f} {seconds * 1000:8,.0f} ms (input {number})"
        )


HEAD = f"{'reader':8} {'inputs':>9} {'refused':>9} {'taken':>9} {'finds':>6} {'seconds':>9}  slowest input"


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.soak.foreign_files")
    asked.add_argument(
        "readers", nargs="*", metavar="READER", help=f"of {', '.join(NAMES)}; all when left out"
    )
    asked.add_argument("--inputs", type=int, default=100_000, help="for each reader")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--atheris", action="store_true", help="guided by coverage: needs the extra `fuzz`")
    given = asked.parse_args()
    tallies = [
        fuzz(name, given.inputs, given.seed, ROOT / ".cache/finds", guided=given.atheris)
        for name in given.readers or NAMES
    ]
    print(HEAD)
    for tally in tallies:
        print(tally.row)
    for tally in tallies:
        for find, number in tally.finds.most_common():
            print(f"\n{tally.reader}: {number:,} times: {find}\n  {tally.kept[find]}")
    return int(any(tally.finds for tally in tallies))


def fuzz(reader: str, inputs: int, seed: int, kept: Path, *, guided: bool = False) -> Tally:
    """Return how so many damaged files ended; the first input of each find is put into the folder *kept*."""
    tally = Tally(reader)
    while tally.inputs < inputs:
        end = inputs if guided else min(tally.inputs + AT_ONCE, inputs)  # what was bred is bred from again
        with tempfile.TemporaryDirectory() as folder:
            for said in _said(reader, seed, tally.inputs, end, folder, guided=guided):
                tally.inputs += 1
                tally.seconds += said["seconds"]
                tally.slowest = max(tally.slowest, (said["seconds"], said["input"]))
                ended = said["end"]
                if ended.endswith("SIGXCPU") and not guided:  # believed when it happens again, alone
                    number = said["input"]
                    (again,) = _said(reader, seed, number, number + 1, folder, guided=False)
                    ended = again["end"]
                match ended:
                    case "refused":
                        tally.refused += 1
                    case "taken":
                        tally.taken += 1
                    case find:
                        if find not in tally.finds:
                            kept.mkdir(parents=True, exist_ok=True)
                            tally.kept[find] = kept / f"{reader}-{seed}-{said['input']}"
                            shutil.copy(said["file"], tally.kept[find])
                        tally.finds[find] += 1
                if tally.inputs % 5000 == 0:
                    print(tally.row, file=sys.stderr, flush=True)
    return tally


def _said(
    reader: str, seed: int, first: int, end: int, folder: str, *, guided: bool
) -> Iterator[dict[str, Any]]:
    """Yield what one child says of each input; where it ends before its time, the input at which it did is the last."""
    way = "guided" if guided else "damaged"
    command = [
        sys.executable,
        "-m",
        __name__ if __name__ != "__main__" else "tests.soak.foreign_files",
        "--child",
    ]
    command += [reader, str(seed), str(first), str(end), folder, way]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=_environment(), text=True)
    assert child.stdout
    begun = None
    try:
        for line in child.stdout:
            said = json.loads(line)
            if "end" in said:
                begun = None
                yield said
            else:
                begun = said
        code = child.wait()
        if begun is not None:
            how = signal.Signals(-code).name if code < 0 else f"status {code}"
            yield begun | {"end": f"the child ended by {how}", "seconds": 0.0}
        elif code:
            raise RuntimeError(f"the child of {reader} did not begin")
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def _environment() -> dict[str, str]:
    return os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}


# ---- the child ------------------------------------------------------------------------------------------------


class Trespass(BaseException):
    """A reader that does what only its caller may do."""


_FORBIDDEN = (
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime",
    "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.kill", "subprocess.Popen", "shutil.", "tempfile.", "socket.", "ctypes.dlopen",
)  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_armed = False


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if not _armed:
        return
    if event.startswith(_FORBIDDEN) or (event == "open" and (arguments[2] or 0) & _WRITES):
        raise Trespass(f"{event} {Path(os.fsdecode(arguments[0])).name if arguments else ''}")


def _run_child(reader: str, seed: str, first: str, end: str, folder: str, way: str) -> None:
    if way == "guided":
        import atheris

        with contextlib.redirect_stderr(io.StringIO()), atheris.instrument_imports(include=["kit"]):
            from tests.soak import readers
    else:
        from tests.soak import readers
    import cv2

    cv2.setNumThreads(1)
    sources = readers.READERS[reader]()
    for source in sources:
        for name, content in source.beside.items():
            _put(Path(folder, name), content)
    memory = MEMORY.get(reader, MEMORY_OF_OTHERS)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python leaves it out: a write would only fail
    sys.addaudithook(_watch)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)

    def meet(number: int, source: readers.Source, content: bytes) -> None:
        path = Path(folder, source.place)
        _put(path, content)
        _say({"input": number, "file": str(path)})
        began = time.process_time()
        said = _read(source, path, readers.REFUSALS)
        seconds = time.process_time() - began
        if said not in ("taken", "refused"):
            path = Path(folder, "finds", str(number))  # where the next input does not overwrite it
            _put(path, content)
        _say({"input": number, "file": str(path), "end": said, "seconds": seconds})

    if way == "guided":
        _breed(sources, meet, int(seed), int(first), int(end), folder)
    for number in range(int(first), int(end)):
        dice = random.Random(f"{seed}/{reader}/{number}")
        source = sources[number % len(sources)]
        meet(number, source, dice.choice(source.damages)(dice.choice(source.good), dice))


def _read(source: Any, path: Path, refusals: tuple[type[BaseException], ...]) -> str:
    """Return how a reader ends with the file, under the limits; none of them outlives it."""
    global _armed
    most = int(time.process_time()) + 1 + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    signal.alarm(CLOCK)
    _armed = True
    try:
        source.read(path)
        return "taken"
    except refusals:
        return "refused"
    except (Exception, Trespass) as fault:
        return _named(fault)
    finally:
        _armed = False
        signal.alarm(0)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _named(fault: BaseException) -> str:
    """Return a fault by its kind, the last line of ours that it passed, and the beginning of what it says."""
    steps = traceback.extract_tb(fault.__traceback__)
    ours = [step for step in steps if "/kit/" in step.filename] or steps[-1:]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
    return f"{type(fault).__name__} at {place}: {' '.join(str(fault).split())[:60]}"


def _breed(sources: list[Any], meet: Any, seed: int, first: int, end: int, folder: str) -> None:
    """Let atheris breed inputs, by our damage and its own; the first byte of one says which kind of file the rest is."""
    import atheris

    corpus = Path(folder, "corpus")
    for number, source in enumerate(sources):
        for place, good in enumerate(source.good):
            _put(corpus / f"{number}-{place}", bytes([number]) + good)
    count = iter(range(first, end))

    def one(data: bytes) -> None:
        number = next(count, None)
        if number is None:
            os._exit(0)
        source = sources[data[0] % len(sources)] if data else sources[0]
        meet(number, source, data[1:])

    def changed(data: bytes, most: int, chance: int) -> bytes:
        dice = random.Random(chance)
        source = sources[data[0] % len(sources)] if data else sources[0]
        if not data or dice.random() < 0.4:
            return atheris.Mutate(data, most)
        try:
            return (data[:1] + dice.choice(source.damages)(data[1:], dice))[:most]
        except Exception:  # what is no longer of its kind can not be damaged in the way of its kind
            return atheris.Mutate(data, most)

    options = ["fuzz", f"-seed={seed + first}", "-max_len=200000", "-timeout=0", "-rss_limit_mb=0", "-verbosity=0", str(corpus)]  # fmt: skip
    atheris.Setup(options, one, custom_mutator=changed)
    atheris.Fuzz()


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _run_child(*sys.argv[2:])
    else:
        sys.exit(main())
