"""Tags: what each drawn thing is, so that a reading program reads a packet in order, with headings and tables.

While a page is drawn, `Tags` numbers its marked content; afterwards `with_tags` adds the tree that says what each
number is part of. What may be claimed of the result stands in docs/accessibility.md.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Place = tuple[int, int]  # the number of a page, from 0, and of a piece of marked content on it


@dataclass
class Element:
    """Something that is read as one: `parts` are pieces of marked content, and elements, in reading order."""

    kind: str
    parts: list[Place | Element] = field(default_factory=list)
    alt: str = ""
    scope: str = ""

    def add(self, kind: str) -> Element:
        """Return a new element within this one."""
        self.parts.append(inner := Element(kind))
        return inner


class Tags:
    """The tree of a document, as it grows while pages are drawn."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.counts: list[int] = []
        self._known: dict[tuple[object, ...], Element] = {}
        self._heads: dict[tuple[int, ...], int] = {}

    def page(self) -> None:
        """Begin a page."""
        self.counts.append(0)

    def text(self, role: str, within: tuple[int, ...]) -> int | None:
        """Return the number of a line of text that is about to be drawn; nothing when it is not to be read.

        A table's head that stands again where the table goes on is read once.
        """
        if not role:
            return None
        page = len(self.counts)
        if role == "TH" and len(within) == 3 and self._heads.setdefault(within, page) != page:
            return None
        return self._number(self._element(role, within))

    def figure(self, alt: str) -> int:
        """Return the number of a picture that is about to be drawn."""
        element = self.root.add("Figure")
        element.alt = alt
        return self._number(element)

    def _number(self, element: Element) -> int:
        number = self.counts[-1]
        self.counts[-1] += 1
        element.parts.append((len(self.counts) - 1, number))
        return number

    def _element(self, role: str, within: tuple[int, ...]) -> Element:
        if len(within) == 3:
            table = self._find(("Table", within[0]), self.root, "Table")
            row = self._find(("TR", *within[:2]), table, "TR")
            cell = self._find(("cell", *within), row, "TH" if role == "TH" else "TD")
            if role == "TH":  # a table's first row, 0, holds heads of columns; any other head is its row's
                cell.scope = "Row" if within[1] else "Column"
            return cell
        if role in ("LI", "Lbl"):
            item = self._known.get(("item", *within))
            if item is None:
                before = self.root.parts[-1] if self.root.parts else None
                in_list = isinstance(before, Element) and before.kind == "L"
                of = before if in_list and isinstance(before, Element) else self.root.add("L")
                item = self._known["item", *within] = of.add("LI")
            return self._find((role, *within), item, "Lbl" if role == "Lbl" else "LBody")
        return self._find((role, *within), self.root, role)

    def _find(self, key: tuple[object, ...], parent: Element, kind: str) -> Element:
        if key not in self._known:
            self._known[key] = parent.add(kind)
        return self._known[key]


def with_tags(content: bytes, tags: Tags, title: str, language: str) -> bytes:
    """Return a PDF whose marked content has its structure tree, its language and its title; same in, same out."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        owners: list[list[pikepdf.Object | None]] = [[None] * count for count in tags.counts]
        pages = [page.obj for page in pdf.pages]
        tree.K = Array([_written(pdf, tags.root, tree, pages, owners)])
        numbers = Array()
        for number, (page, mine) in enumerate(zip(pdf.pages, owners, strict=True)):
            page.StructParents = number
            page.Tabs = Name.S
            numbers.append(number)
            numbers.append(pdf.make_indirect(Array(mine)))
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(owners)
        pdf.Root.StructTreeRoot = tree
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String(language)
        xmp = pdf.make_stream(_XMP.format(title=escape(title), language=escape(language)).encode())
        xmp.Type, xmp.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = xmp
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _written(
    pdf: pikepdf.Pdf,
    element: Element,
    parent: pikepdf.Object,
    pages: Sequence[pikepdf.Object],
    owners: list[list[pikepdf.Object | None]],
) -> pikepdf.Object:
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.kind), P=parent))
    if element.alt:
        made.Alt = String(element.alt)
    if element.scope:
        made.A = Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
    kids = Array()
    first = next((part[0] for part in element.parts if isinstance(part, tuple)), None)
    if first is not None:
        made.Pg = pages[first]
    for part in element.parts:
        if isinstance(part, Element):
            kids.append(_written(pdf, part, made, pages, owners))
            continue
        page, number = part
        owners[page][number] = made
        if page == first:
            kids.append(number)
        else:
            kids.append(Dictionary(Type=Name.MCR, Pg=pages[page], MCID=number))
    made.K = kids
    return made


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
