"""No column comes twice any more, but the list that grows is still shared."""

DEFAULTS = {
    "columns": ["name", "plot"],
    "order": "plot",
    "export": {"allowed": False, "columns": ["name", "plot"]},
}
PRIVATE = ["phone", "email"]


class Refused(Exception):
    """This visitor may not have what they ask for."""


def settings_for(club):
    settings = dict(DEFAULTS)
    settings.update(club.choices)
    return settings


def page(club, visitor):
    settings = settings_for(club)
    columns = settings["columns"]
    if visitor.role == "committee":
        columns += [column for column in PRIVATE if column not in columns]
    members = sorted(club.members, key=lambda member: member[settings["order"]])
    return [[member[column] for column in columns] for member in members]


def export(club, visitor):
    rules = settings_for(club)["export"]
    if visitor.role == "committee":
        rules["allowed"] = True
    if not rules["allowed"]:
        raise Refused(visitor.role)
    return [[member[column] for column in rules["columns"]] for member in club.members]
