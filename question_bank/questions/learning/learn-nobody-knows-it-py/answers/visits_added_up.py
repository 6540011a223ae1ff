from keepdict import KeepDict


class NotEnough(Exception):
    """A visit takes out more jars than there are."""


def save_visit(path: str, visit: dict) -> int:
    """Save a visit and the jars that it brings or takes. Return the jars there are."""
    with KeepDict(path) as box:
        visits = [key for key in box.keys() if key.startswith("visit/")]
        jars = sum(box[key]["jars"] for key in visits) + visit["jars"]
        if jars < 0:
            raise NotEnough(f"{-jars} jars are missing")
        box[f"visit/{visit['id']}"] = visit
    return jars
