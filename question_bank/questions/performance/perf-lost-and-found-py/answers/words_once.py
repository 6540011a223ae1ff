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
    """Save each found item with each report that may be about it."""
    report_words = [words(report.text) for report in reports]
    for item in found:
        item_words = words(item.text)
        for report, its_words in zip(reports, report_words):
            alike = likeness(item_words, its_words) >= ALIKE
            if alike and item.kind == report.kind and item.day >= report.day:
                store.save(item.number, report.number)
