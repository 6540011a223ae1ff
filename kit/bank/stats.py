"""What the bank holds, and what it lacks: counts by competency, level and format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from kit.bank.bank import Bank
from kit.bank.question import Question
from kit.bank.verify import Verdict
from kit.model import LEVELS

# How many questions a bank wants whose first competency this is: junior-mid, mid-senior, senior-staff. A question
# counts in the band of its highest level.
BANDS = ("junior-mid", "mid-senior", "senior-staff")
WANTED: Mapping[str, tuple[int, int, int]] = {
    "debugging": (6, 6, 10),
    "databases": (4, 4, 8),
    "mentoring": (2, 6, 8),
    "testing": (3, 3, 6),
    "async": (3, 3, 6),
    "estimation": (1, 5, 6),
    "api_design": (3, 3, 5),
    "code_review": (3, 3, 5),
    "collaboration": (3, 3, 5),
    "delivery": (3, 3, 5),
    "learning": (3, 3, 5),
    "observability": (3, 3, 5),
    "architecture": (1, 4, 4),
    "documentation": (1, 2, 3),
    "performance": (1, 2, 3),
    "security": (1, 2, 3),
}


def executed_claims(question: Question) -> int:
    """Return how many claims of the question's key are executed by `bank verify`."""
    count = len(question.answer.landmarks)
    if question.verify:
        count += len(question.verify.checks)
        count += sum(len(t.variants) * len(t.scenarios) + len(t.prints) for t in question.verify.tables)
    return count


def band(question: Question) -> str:
    """Return the band of `WANTED` in which the question counts: that of its highest level."""
    return BANDS[max(0, LEVELS.index(question.levels.to) - 1)]


def executed_anchors(question: Question) -> tuple[int, int]:
    """Return how many of the question's anchors are the ceiling of something that runs, and how many there are."""
    backed = {
        pair
        for table in (question.verify.tables if question.verify else ())
        for variant in table.variants
        for pair in variant.ceiling.items()
    }
    anchors = {(c, value) for c, points in question.rating.anchors.items() for value in points}
    return len(anchors & backed), len(anchors)


def stack_of(question: Question) -> str:
    """Return whether a question is for one language, or for all: python, nodejs or neutral."""
    languages = {"python", "nodejs"}.intersection(question.stack)
    return languages.pop() if len(languages) == 1 else "neutral"


def bank_stats(bank: Bank, verdicts: Mapping[str, Verdict | None] | None = None) -> dict[str, Any]:
    """Return the document of `hiring-kit bank stats --json`.

    Retired questions and drafts are listed, but count in no cell. `mix`, `stacks` and `anchors` count by first
    competency; `exposure` counts by how bad a leak would be; `verified` says of how many executed claims it is known
    from *verdicts* (see `known_verdicts`) that they hold as they are now.
    """
    table: dict[str, dict[str, dict[str, int]]] = {}
    have = {c: dict.fromkeys(BANDS, 0) for c in WANTED}
    mix: dict[str, Counter[str]] = {}
    stacks: dict[str, Counter[str]] = {}
    anchors: dict[str, list[int]] = {}
    exposure: Counter[str] = Counter()
    families: dict[str, list[str]] = {}
    for question in bank:
        if question.status not in ("pilot", "active"):
            continue
        first = question.competency
        for level in LEVELS:
            if level in question.levels:
                cell = table.setdefault(first, {}).setdefault(level, {})
                cell[question.format] = cell.get(question.format, 0) + 1
        if first in have:
            have[first][band(question)] += 1
        mix.setdefault(first, Counter())[question.kind] += 1
        stacks.setdefault(first, Counter())[stack_of(question)] += 1
        counted = anchors.setdefault(first, [0, 0])
        for n, number in enumerate(executed_anchors(question)):
            counted[n] += number
        exposure[question.exposure.leak_risk] += 1
        families.setdefault(question.family, []).append(question.id)
    known = verdicts or {}
    held = [v for v in known.values() if v and not v.failed]
    gaps = [
        {"competency": c, "band": b, "have": have[c][b], "want": want}
        for c, wants in WANTED.items()
        for b, want in zip(BANDS, wants, strict=True)
        if have[c][b] < want
    ]
    return {
        "questions": [
            {
                "question": q.id,
                "primary": q.competency,
                "competencies": q.competencies,
                "levels": [q.levels.from_, q.levels.to],
                "format": q.format,
                "minutes": q.minutes.total,
                "stack": list(q.stack),
                "status": q.status,
                "checks": executed_claims(q),
            }
            for q in bank
        ],
        "table": table,
        "gaps": gaps,
        "mix": {c: dict(sorted(kinds.items())) for c, kinds in mix.items()},
        "stacks": {c: dict(sorted(counted.items())) for c, counted in stacks.items()},
        "anchors": {c: {"executed": n, "all": of} for c, (n, of) in anchors.items()},
        "twins": sorted(ids for ids in families.values() if len(ids) > 1),
        "exposure": {risk: exposure[risk] for risk in ("low", "medium", "high")},
        "verified": {
            "claims": sum(executed_claims(q) for q in bank),
            "hold": sum(v.claims for v in held),
            "changed_since": sorted(q for q, verdict in known.items() if verdict is None),
        },
    }
