"""What a loop was made from: as it is written beside the loop, and as a fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from kit.loop.brief import At, Ban, BanLead, Brief, Keep, KeepLead
from kit.loop.choice import Choices, choices_of
from kit.loop.demand import PRICES
from kit.loop.fault import faults
from kit.loop.loop import Asked, FixedLead, FixedQuestion, Loop
from kit.loop.worth import WEIGHTS

RULES = "loop/1"


def asked_of(brief: Brief, overlap: int = 0) -> Asked:
    """Return what people fixed, banned or gave up in *brief*."""
    rules = brief.role.plan.rules
    return Asked(
        keep=_questions(brief.keep),
        ban=_questions(brief.ban),
        keep_leads=tuple(FixedLead(interviewer=k.interviewer, session=k.session) for k in brief.keep_leads),
        ban_leads=tuple(FixedLead(interviewer=b.interviewer, session=b.session) for b in brief.ban_leads),
        starts={at.session: at.start for at in brief.at},
        today=None if brief.today is None else brief.today.isoformat(),
        relaxed=tuple(f"{name}={to}" for name, to in sorted(brief.relaxed.items())),
        weights=dict(rules.weights),
        prices=dict(rules.prices),
        overlap=overlap,
        every=brief.every,
    )


def _questions(entries: Sequence[Keep | Ban]) -> tuple[str | FixedQuestion, ...]:
    found = [
        FixedQuestion(question=e.question, session=e.session, form=e.form)
        if e.session or e.form
        else e.question
        for e in entries
    ]
    return tuple(entry for n, entry in enumerate(found) if entry not in found[:n])


def fixed_in(asked: Asked) -> dict[str, Any]:
    """Return the entries of a brief that *asked* stands for: the way back."""

    def entry(of: str | FixedQuestion, kind: type) -> Any:
        return kind(of) if isinstance(of, str) else kind(of.question, of.session, of.form)

    return {
        "keep": tuple(entry(k, Keep) for k in asked.keep),
        "ban": tuple(entry(b, Ban) for b in asked.ban),
        "keep_leads": tuple(KeepLead(k.interviewer, k.session) for k in asked.keep_leads if k.session),
        "ban_leads": tuple(BanLead(b.interviewer, b.session) for b in asked.ban_leads),
        "at": tuple(At(session, start) for session, start in asked.starts.items()),
        "every": asked.every,
        "today": None if asked.today is None else date.fromisoformat(str(asked.today)),
        "relaxed": {name: int(to) for name, _, to in (entry.rpartition("=") for entry in asked.relaxed)},
    }


def fingerprint(brief: Brief, choices: Choices, forms: int = 1, overlap: int = 0) -> str:
    """Return the SHA-256 of everything that a loop is made from; the same brief has the same on every machine."""
    digests = {q: choices.questions[q].digest for q in sorted(choices.sessions_of)}
    panel = brief.panel.model_dump(mode="json") if brief.panel else None
    if panel:
        panel["interviewers"].sort(key=lambda person: person["id"])
        for person in panel["interviewers"]:
            del person["name"]  # a name decides nothing
    facts = {
        "rules": RULES,
        "role": brief.role.model_dump(mode="json", exclude={"changelog", "context", "job_analysis"}),
        "questions": digests,
        "panel": panel,
        "keep": sorted(map(_entry, brief.keep)),
        "ban": sorted(map(_entry, brief.ban)),
        "leads": sorted(map(_entry, (*brief.keep_leads, *brief.ban_leads))),
        "at": sorted(map(_entry, brief.at)),
        "history": json.loads(json.dumps(asdict(brief.history), default=str)),
        "today": str(brief.today),
        "info": dict(brief.info),
        "relaxed": dict(brief.relaxed),
        "shown": list(brief.shown),
        "every": brief.every,
        "seed": brief.seed,
        "forms": forms,
        "overlap": overlap,
        "weights": {**WEIGHTS, **brief.role.plan.rules.weights},
        "prices": {**PRICES, **brief.role.plan.rules.prices},
    }
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _entry(entry: Any) -> list[str]:
    return [type(entry).__name__, *(str(part) for part in asdict(entry).values())]


def changes_since(loop: Loop, brief: Brief) -> Iterator[str]:
    """Yield what has changed since *loop* was made; nothing when the same files would give the same loop."""
    before = len(loop.forms), loop.asked.overlap
    told = [f.words for f in faults(loop, brief) if f.rule in ("changed", "unknown")]
    if loop.plan != brief.role.version:
        told.append(f"The role is now version {brief.role.version}; the loop was made for {loop.plan}.")
    yield from told
    if not told and fingerprint(brief, choices_of(brief), *before) != loop.fingerprint:
        yield (
            "Something that this loop was chosen from has changed: other questions, the role, the panel, "
            "or what was used before."
        )
