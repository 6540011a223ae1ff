from keepdict import KeepDict


class NotEnough(Exception):
    """A visit takes out more jars than there are."""


def save_visit(path: str, visit: dict) -> int:
    """Save a visit and the jars that it brings or takes. Return the jars there are."""
    with KeepDict(path) as box:
        with box.group():
            box[f"visit/{visit['id']}"] = visit
            jars = box.get("jars", 0) + visit["jars"]
            if jars < 0:
                raise NotEnough(f"{-jars} jars are missing")
            box["jars"] = jars
    return jars


def add_remark(path: str, visit_id: str, remark: str) -> None:
    """Add a remark to a visit that is saved."""
    with KeepDict(path) as box:
        visit = box[f"visit/{visit_id}"]
        visit["remarks"].append(remark)
        box[f"visit/{visit_id}"] = visit
