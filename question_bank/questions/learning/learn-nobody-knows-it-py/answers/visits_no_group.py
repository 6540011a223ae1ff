from keepdict import KeepDict


class NotEnough(Exception):
    """A visit takes out more jars than there are."""


def save_visit(path: str, visit: dict) -> int:
    """Save a visit and the jars that it brings or takes. Return the jars there are."""
    with KeepDict(path) as box:
        jars = box.get("jars", 0) + visit["jars"]
        if jars < 0:
            raise NotEnough(f"{-jars} jars are missing")
        box[f"visit/{visit['id']}"] = visit
        box["jars"] = jars
    return jars
