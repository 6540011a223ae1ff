from keepdict import KeepDict


class NotEnough(Exception):
    """A visit takes out more jars than there are."""


def save_visit(path: str, visit: dict) -> int:
    """Save a visit and the jars that it brings or takes. Return the jars there are."""
    with KeepDict(path) as box:
        try:
            with box.group():
                box[f"visit/{visit['id']}"] = visit
                jars = box.get("jars", 0) + visit["jars"]
                if jars < 0:
                    raise NotEnough(f"{-jars} jars are missing")
                box["jars"] = jars
        except NotEnough:
            return box.get("jars", 0)
    return jars
