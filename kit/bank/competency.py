"""What is rated, how it shows at each level, and the tasks of the job that it stands for."""

from __future__ import annotations

from collections.abc import Mapping

from kit.bank.question import Name
from kit.model import CompetencyId, Level, Model, Text, Version


class Competency(Model):
    """Something that is rated: what it is, what it is not, and what people do at each level."""

    id: CompetencyId
    name: Text
    definition: Text
    not_this: Text
    levels: Mapping[Level, tuple[Text, ...]]


class Task(Model):
    """Something the job asks for; `evidence` names field notes that say so."""

    id: Name
    text: Text
    competencies: tuple[CompetencyId, ...]
    evidence: tuple[Name, ...]


class Competencies(Model):
    """What stands in competencies.yaml."""

    version: Version
    competencies: tuple[Competency, ...]
    tasks: tuple[Task, ...]


class BankEntries(Model):
    """What stands in bank.yaml; `hide` switches questions of an earlier bank off."""

    id: Name
    licence: Text
    hide: tuple[Name, ...] = ()
