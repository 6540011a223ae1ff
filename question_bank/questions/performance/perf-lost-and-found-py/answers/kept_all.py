from functools import cache

from office import Item, Store

ALIKE = 0.5
SMALL_WORDS = {"a", "an", "and", "the", "of", "in", "on", "with"}


@cache
def words(text: str) -> set[str]:
    """Return the words that count, in lower case and with no s at the end."""
    found = set()
    for word in text.lower().replace(",", " ").split():
        word = word.rstrip("s")
        if word not in SMALL_WORDS:
            found.add(word)
    return found


def likeness(one: str, other: str) -> float:
    """Return the share of words that both texts have, from 0 to 1."""
    a = words(one)
    b = words(other)
    return len(a & b) / (len(a | b) or 1)


def match(found: list[Item], reports: list[Item], store: Store) -> None:
    """Save each found item with each report that may be about it."""
    for item in found:
        for report in reports:
            alike = likeness(item.text, report.text) >= ALIKE
            if alike and item.kind == report.kind and item.day >= report.day:
                store.save(item.number, report.number)
