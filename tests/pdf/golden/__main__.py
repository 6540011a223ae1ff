"""Renews the golden figures: `python -m tests.pdf.golden`. Look at the pages that changed before you commit them."""

from __future__ import annotations

import sys
from pathlib import Path

from kit.pdf import draw
from tests.pdf.golden.figures import FIGURES, documents, figures_of, read, write


def main() -> None:
    """Write the figures, and with a folder as argument the PDFs of those that changed into it."""
    before = read()
    now = {}
    for name, packet in documents().items():
        now[name] = figures_of(packet)
        if now[name] != before.get(name):
            print(f"{name}: changed, {now[name]['pages']} pages")
            if len(sys.argv) > 1:
                Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
                (Path(sys.argv[1]) / f"{name}.pdf").write_bytes(draw(packet))
    write(now)
    print(f"{FIGURES}: {len(now)} documents")


if __name__ == "__main__":
    main()
