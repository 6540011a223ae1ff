"""Functions with one mistake each: the text of the right function that is replaced, and by what."""
from pathlib import Path

MIDDLE = {
    "small_price": ("395, 1500", "385, 1500"),
    "medium_price": ("325, 1500", "335, 1500"),
    "large_price": ("255, 0", "265, 0"),
}
LATE = {
    "ten_late": ("count >= 10", "count > 10"),
    "fifty_late": ("count >= 50", "count > 50"),
}
EARLY = {
    "ten_early": ("count >= 10", "count >= 9"),
    "fifty_early": ("count >= 50", "count >= 49"),
}
NONE = {"none_sold": ("count < 1 ", "count < 0 ")}
LIMITS = {
    "one_refused": ("count < 1 ", "count <= 1 "),
    "most_refused": ("count > 500", "count >= 500"),
    "too_many_sold": ("count > 500", "count > 501"),
}
MEMBER = {"five_percent": ("posters * 9 // 10", "posters * 95 // 100")}
PAIRS = {
    "as_shown": ("max(posters // 5, 900)", "max(price // 5, 900)"),
    "set_up_off": ("price = posters + set_up",
                   "price = posters + (set_up * 9 // 10 if member else set_up)"),
    "express_before_discount": ("max(posters // 5, 900)", "max(count * each // 5, 900)"),
}
LEAST = {"no_least": ("max(posters // 5, 900)", "posters // 5")}
CENTS = {"cent_charged": ("posters * 9 // 10", "posters - posters // 10")}
GROUPS = {
    "middle": MIDDLE, "late": LATE, "early": EARLY, "none": NONE, "limits": LIMITS,
    "member": MEMBER, "pairs": PAIRS, "least": LEAST, "cents": CENTS,
}
FAULTS = {name: change for group in GROUPS.values() for name, change in group.items()}


def source(name):
    """Return the text of the right function, or of the one with this mistake."""
    text = Path("answers/from_posters.py").read_text(encoding="utf-8")
    if name == "right":
        return text
    old, new = FAULTS[name]
    assert text.count(old) == 1, f"{old!r} is not there once"
    return text.replace(old, new)


assert source("as_shown") == Path("exhibits/prices.py").read_text(encoding="utf-8")
