from collections import defaultdict

from office import Item, Store

ALIKE = 0.5
SMALL_WORDS = {"a", "an", "and", "the", "of", "in", "on", "with"}


def words(text: str) -> set[str]:
    """Return the words that count, in lower case and with no s at the end."""
    found = set()
    for word in text.lower().replace(",", " ").split():
        word = word.rstrip("s")
        if word not in SMALL_WORDS:
            found.add(word)
    return found


def likeness(one: set[str], other: set[str]) -> float:
    """Return the share of words that both have, from 0 to 1."""
    return len(one & other) / (len(one | other) or 1)


def match(found: list[Item], reports: list[Item], store: Store) -> None:
    """Save each found item with each report of its kind that may be about it."""
    of_kind: dict[str, list[tuple[Item, set[str]]]] = defaultdict(list)
    for report in reports:
        of_kind[report.kind].append((report, words(report.text)))
    for item in found:
        item_words = words(item.text)
        for report, its_words in of_kind[item.kind]:
            if item.day >= report.day and likeness(item_words, its_words) >= ALIKE:
                store.save(item.number, report.number)
