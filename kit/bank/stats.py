"""What the bank holds, and what it lacks: counts by competency, level and format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.bank.bank import Bank
from kit.bank.question import Question
from kit.model import LEVELS

# How many questions a bank wants whose first competency this is (questions.md 7): junior-mid, mid-senior,
# senior-staff. A question counts in the band of its highest level.
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


def bank_stats(bank: Bank) -> dict[str, Any]:
    """Return the document of `hiring-kit bank stats --json`.

    Retired questions and drafts are listed, but count in no cell.
    """
    table: dict[str, dict[str, dict[str, int]]] = {}
    have = {c: dict.fromkeys(BANDS, 0) for c in WANTED}
    for question in bank:
        if question.status not in ("pilot", "active"):
            continue
        for level in LEVELS:
            if level in question.levels:
                cell = table.setdefault(question.competency, {}).setdefault(level, {})
                cell[question.format] = cell.get(question.format, 0) + 1
        if question.competency in have:
            have[question.competency][band(question)] += 1
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
    }
