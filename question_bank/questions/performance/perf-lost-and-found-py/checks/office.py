"""Found items and reports made by chance, a store that counts, and a count of the lines of Python that a job runs."""
import ast
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

KINDS = ["bag", "umbrella", "phone", "book", "coat", "glove", "hat", "key", "wallet", "ring", "scarf", "shoe", "toy",
         "bottle", "watch", "tent", "flute", "case", "box", "card"]
LINE_MS = 0.0001                # a line of Python takes about a tenth of a microsecond
SAVE_MS = 2.0                   # fact 4


@dataclass(frozen=True)
class Item:
    number: int
    kind: str
    day: int
    text: str


class Store:
    def __init__(self):
        self.saved, self.calls, self.all_at_once = [], 0, False

    def save(self, item, report):
        self.calls += 1
        self.saved.append((item, report))

    def save_all(self, pairs):
        self.calls, self.all_at_once = self.calls + 1, True
        self.saved.extend(pairs)


def made(found_count, report_count, share=0.15):
    """Return (found items, reports). So many of the found items have a report in other words."""
    chance = random.Random(12)
    tones = [f"{tone}{n}" for tone in ("red", "dark", "pale", "blue", "grey", "new", "old", "small") for n in range(60)]
    parts = [f"{part}{n}" for part in ("zip", "label", "strap", "mark", "name", "corner") for n in range(120)]

    def text(kind):
        return f"A {chance.choice(tones)} {kind} with {chance.choice(parts)}, {chance.choice(tones)} {chance.choice(parts)}"

    found = []
    for n in range(found_count):
        kind = KINDS[n % len(KINDS)]
        found.append(Item(n, kind, chance.randrange(1, 31), text(kind)))
    reports = []
    for n in range(report_count):
        if n < share * found_count:
            item = found[n * len(found) // max(1, round(share * found_count))]
            other = item.text.replace("A ", "The ").replace(" with ", "s, ")
            reports.append(Item(n, item.kind, max(1, item.day - chance.randrange(0, 3)), other))
        else:
            kind = KINDS[n % len(KINDS)]
            reports.append(Item(n, kind, chance.randrange(1, 31), text(kind)))
    return found, reports


class Noting(ast.NodeTransformer):
    """Puts a note before each line of a function and at each turn of a loop."""

    def __init__(self):
        self.function = ""

    def note(self, what, *arguments):
        return ast.Call(ast.Name(what, ast.Load()), [ast.Constant(self.function), *arguments], [])

    def visit_FunctionDef(self, node):
        outer, self.function = self.function, node.name
        self.generic_visit(node)
        node.body.insert(0, ast.Expr(self.note("called")))
        self.function = outer
        return node

    def generic_visit(self, node):
        super().generic_visit(node)
        if isinstance(node, (ast.For, ast.comprehension)):
            node.iter = self.note("turns", node.iter)
        for block in ("body", "orelse"):
            if self.function and isinstance(getattr(node, block, None), list):
                setattr(node, block, [part for line in getattr(node, block) for part in self.noted(line)])
        return node

    def noted(self, line):
        is_docstring = isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
        return [line] if is_docstring else [ast.Expr(self.note("ran")), line]


def load(path):
    """Return (module, lines that each function runs itself, calls of each function). Any version of Python counts alike."""
    lines, calls = Counter(), Counter()

    def called(function):
        calls[function] += 1

    def ran(function):
        lines[function] += 1

    def turns(function, values):
        for value in values:
            lines[function] += 1
            yield value

    tree = Noting().visit(ast.parse(Path(path).read_text()))
    module = ModuleType("match")
    vars(module).update(called=called, ran=ran, turns=turns)
    exec(compile(ast.fix_missing_locations(tree), path, "exec"), vars(module))
    return module, lines, calls
