"""The class of fault is gone: settings cannot be changed, and the role alone opens private columns."""
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Settings:
    columns: tuple[str, ...] = ("name", "plot")
    order: str = "plot"
    export_for: frozenset[str] = frozenset({"committee"})
    export_columns: tuple[str, ...] = ("name", "plot")


DEFAULTS = Settings()
PRIVATE = ("phone", "email")


class Refused(Exception):
    """This visitor may not have what they ask for."""


def settings_for(club):
    choices = {name: tuple(v) if isinstance(v, list) else v for name, v in club.choices.items()}
    return replace(DEFAULTS, **choices)


def visible(columns, visitor):
    """The columns for this visitor: private ones for the committee, and for nobody else."""
    public = tuple(column for column in columns if column not in PRIVATE)
    return public + PRIVATE if visitor.role == "committee" else public


def page(club, visitor):
    settings = settings_for(club)
    members = sorted(club.members, key=lambda member: member[settings.order])
    columns = visible(settings.columns, visitor)
    return [[member[column] for column in columns] for member in members]


def export(club, visitor):
    settings = settings_for(club)
    if visitor.role not in settings.export_for:
        raise Refused(visitor.role)
    return [[member[column] for column in settings.export_columns] for member in club.members]
