"""Grown banks and panels of every size, made by code: in memory, or as folders that `HIRING_KIT_BANK` names."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import yaml

from kit.bank import Bank, read_what_can_be, shipped
from kit.loop import Brief
from kit.panel import Panel
from kit.role import Role, find_role, role_files
from tests.loop.making import generated_bank, panel_of, person

SIZES = (200, 1000, 10_000)
PANELS = (5, 20, 50, 200)
ROLES = tuple(sorted(role_files()))
WEEK = "2026-12-07/2026-12-11"


@lru_cache
def shipped_bank() -> Bank:
    """The bank of this checkout, as far as it can be read."""
    return read_what_can_be(shipped() / "question_bank")[0]


@lru_cache
def grown(size: int, number: int = 1) -> Bank:
    """A bank of so many questions about the 16 competencies: two secondaries, 10 % twins, 6 % enemies in a cell."""
    known = shipped_bank()
    bank = generated_bank(number, size, [c.id for c in known.competencies])
    return replace(bank, competencies=known.competencies, tasks=known.tasks)


def role(name: str, *, focus: bool = True) -> Role:
    """A shipped role; without *focus* its sessions are open to any question."""
    found = find_role(name, shipped_bank())
    if focus:
        return found
    sessions = tuple(s.model_copy(update={"focus": ()}) for s in found.plan.sessions)
    return found.model_copy(update={"plan": found.plan.model_copy(update={"sessions": sessions})})


def panel(people: int) -> Panel:
    """A panel of so many people in three zones, each calibrated for two thirds and busy some mornings."""
    names = [c.id for c in shipped_bank().competencies]
    zones = ("Europe/Berlin", "Europe/London", "America/New_York")
    some = []
    for n in range(people):
        able = [c for k, c in enumerate(names) if (n + k) % 3]
        busy = tuple(
            f"2026-12-{day:02d}T{9 + n % 4:02d}:00+01:00/2026-12-{day:02d}T{10 + n % 4:02d}:30+01:00"
            for day in range(7 + n % 3, 12, 2)
        )
        some.append(
            person(f"p{n:03d}", *able, zone=zones[n % 3], busy=busy, hours={"mon-fri": "09:00-18:00"})
        )
    candidate = {
        "code": "c-1",
        "zone": "Europe/Berlin",
        "days": (WEEK,),
        "hours": {"mon-fri": "09:00-13:00 14:00-18:00"},
    }
    return panel_of(*some, candidate=candidate)


def brief(name: str, size: int, people: int = 0, *, focus: bool = True) -> Brief:
    """A brief for a shipped role from a grown bank."""
    return Brief(role(name, focus=focus), grown(size), panel(people) if people else None)


def write_bank(bank: Bank, folder: Path, *, alone: bool = True) -> None:
    """Write *bank* as question folders, *alone* in place of all shipped questions; nothing needs executing in them."""
    hidden = [q.id for q in shipped_bank()] if alone else []
    entries = {"schema": "bank/1", "id": "grown", "licence": "CC-BY-4.0", "hide": hidden}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bank.yaml").write_text(yaml.safe_dump(entries), "utf-8")
    for question in bank:
        place = folder / "questions" / question.competency / question.id
        place.mkdir(parents=True)
        written = question.model_dump(
            mode="python",
            by_alias=True,
            exclude_defaults=True,
            exclude={"id", "competency", "digest", "files"},
        )
        (place / "question.yaml").write_text(yaml.safe_dump({"schema": "question/1", **written}), "utf-8")
