"""The defaults are copied to the last list. The choices of a kept club are not."""
from copy import deepcopy

DEFAULTS = {
    "columns": ["name", "plot"],
    "order": "plot",
    "export": {"allowed": False, "columns": ["name", "plot"]},
}
PRIVATE = ["phone", "email"]


class Refused(Exception):
    """This visitor may not have what they ask for."""


def settings_for(club):
    settings = deepcopy(DEFAULTS)
    settings.update(club.choices)
    return settings


def page(club, visitor):
    settings = settings_for(club)
    columns = settings["columns"]
    if visitor.role == "committee":
        columns += PRIVATE
    members = sorted(club.members, key=lambda member: member[settings["order"]])
    return [[member[column] for column in columns] for member in members]


def export(club, visitor):
    rules = settings_for(club)["export"]
    if visitor.role == "committee":
        rules["allowed"] = True
    if not rules["allowed"]:
        raise Refused(visitor.role)
    return [[member[column] for column in rules["columns"]] for member in club.members]
