"""Text as lint looks at it: sentences, words, syllables, and how much of one text stands in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from kit.bank.lint.words import STOPWORDS

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_TOKEN = re.compile(r"[a-z]+|\d+(?:[.,]\d+)*")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])[\"”')\]]*\s+|\n\s*\n")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_VOWELS = re.compile(r"[aeiouy]+")
_SPOKEN_APART = re.compile(
    r"i[ao]|ii|iu|iet|scien|[^tc]ien[tc]|[eoyu]ing|creat(?!ure)|eo|[^gq]ua|dea(?:s?$)|area"
)
_SPOKEN_TOGETHER = re.compile(r"[ct]ia|[a-z]ion|[ctg]iou|eople|eous|every|(?:some|there)(?=[a-z])")
_SILENT_E = re.compile(
    r"[^aeiouylr]e$|[aeiouy][lr]e$|re$|[gq]ue$|[^aeiouytdlr]ed$|[aeiouy][lr]ed$|lled$|[^aeiouylszxcgh]es$|[aeiouy]les$|[aeiou](?:th|ph)es$"
)


def pattern(*expressions: str) -> re.Pattern[str]:
    """Return what finds any of *expressions* as whole words, in text that is in small letters.

    They are sorted under their first letters, because a plain alternation tries each of them at each letter.

    Examples:
        >>> pattern("home run", "(?:war|chat) rooms?").search("in a war room").group()
        'war room'
    """
    under: dict[str, list[str]] = {}
    for expression in expressions:
        for one in _alternatives(expression):
            first = one[0] if one[0].isalnum() and one[1:2] not in ("?", "*", "{") else ""
            under.setdefault(first, []).append(one[len(first) :])
    branches = [f"{first}(?:{'|'.join(rest)})" for first, rest in under.items()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)")


def _alternatives(expression: str) -> Iterator[str]:
    """Yield expressions that together find what *expression* finds, with no choice at their start where possible.

    Brackets inside a class of characters are not understood.
    """
    if re.search(r"\[[^\]]*[()|]", expression):
        raise ValueError(f"brackets inside a class of characters: {expression}")
    depth, start, parts = 0, 0, []
    for at, letter in enumerate(expression):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            parts.append(expression[start:at])
            start = at + 1
    parts.append(expression[start:])
    for part in parts:
        group = re.match(r"\(\?:([^()]*)\)(?![?*{])", part)
        if group:
            for choice in group.group(1).split("|"):
                yield from _alternatives(choice + part[group.end() :])
        else:
            yield part


def found_in(words: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield where *words*, a `pattern`, stand in *text*, in any case; a match gives them in small letters."""
    return words.finditer(text.lower())


def sentences(text: str) -> list[str]:
    """Return the sentences of *text*.

    Examples:
        >>> sentences("It takes 12.5 hours, e.g. at night. Why?")
        ['It takes 12.5 hours, e.g. at night.', 'Why?']
    """
    held = text.replace("e.g. ", "e.g.\0").replace("i.e. ", "i.e.\0").replace(" ...", "\0...")
    return [s.replace("\0", " ").strip() for s in _SENTENCE_ENDS.split(held) if s.strip()]


def without_quotes(text: str) -> str:
    """Return *text* with what stands in double quotes left out: somebody else said it."""
    return _QUOTED.sub('""', text)


def quoted(text: str) -> str:
    """Return *text* as a finding quotes it: on one line, and its beginning where it is long."""
    words = " ".join(text.split())
    return f"'{words}'" if len(words) <= 60 else f"'{words[:57]}...'"


def syllables(word: str) -> int:
    """Return about how many syllables an English *word* has: groups of vowels, mended by how they are spoken.

    Examples:
        >>> [syllables(w) for w in ("table", "refreshed", "invoices", "idea", "code", "wanted", "doesn't")]
        [2, 2, 3, 3, 1, 2, 2]
    """
    word = word.lower().replace("’", "'")
    stem, _, ending = word.partition("'")
    count = (
        len(_VOWELS.findall(stem)) + len(_SPOKEN_APART.findall(stem)) - len(_SPOKEN_TOGETHER.findall(stem))
    )
    if _SILENT_E.search(stem):
        count -= 1
    if ending == "t" and stem not in ("don", "can", "won", "aren", "weren"):
        count += 1
    return max(1, count)


def reading_grade(texts: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of *texts* taken together; numbers and code names are left out.

    Kincaid and others 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59.

    Examples:
        >>> round(reading_grade(["The cat sat on the mat."]), 2)
        -1.45
    """
    words = sentence_count = syllable_count = 0
    for text in texts:
        for sentence in sentences(text):
            found = _WORD.findall(" ".join(w for w in sentence.split() if not _CODE_SIGN.search(w)))
            if found:
                sentence_count += 1
                words += len(found)
                syllable_count += sum(_syllables(w) for w in found)
    if not words:
        return 0.0
    return 0.39 * words / sentence_count + 11.8 * syllable_count / words - 15.59


_syllables = cache(syllables)
_CODE_SIGN = re.compile(r"[_()=/<>{}]")


@lru_cache(maxsize=50_000)  # several rules look at the same sentences
def _content(text: str) -> tuple[str, ...]:
    tokens = _TOKEN.findall(text.lower())
    return tuple(_stem(w) for w in tokens if w not in STOPWORDS and (len(w) > 1 or w.isdigit()))


def content(text: str) -> list[str]:
    """Return the words and numbers of *text* that carry meaning, in order, without their endings.

    Examples:
        >>> content("It writes the expiry, then 20 callers waited.")
        ['writ', 'expiry', '20', 'caller', 'wait']
    """
    return list(_content(text))


@cache
def _stem(word: str) -> str:
    for ending in ("ing", "ies", "es", "ed", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def share_inside(wanted: frozenset[str], text: Sequence[str]) -> float:
    """Return the greatest share of *wanted* that one passage of *text* holds, both as `content` gives them.

    A passage is twice as long as what is wanted, so that words scattered over a page do not count.

    Examples:
        >>> share_inside(frozenset({"lock", "check"}), ["lock", "a", "check", "b"])
        1.0
    """
    hits = [(at, word) for at, word in enumerate(text) if word in wanted]
    span = 2 * len(wanted)
    best = 0
    for first, (start, _) in enumerate(hits):
        inside = set()
        for at, word in hits[first:]:
            if at >= start + span:
                break
            inside.add(word)
        best = max(best, len(inside))
    return best / len(wanted)


# A number in prose or data; digits that belong to a name (p95, UTF-8, k1) are not one.
_PROSE_NUMBER = re.compile(r"(?<![\w.])(?<!-)(?<![A-Za-z]-)\d+(?:,\d{3})*(?:\.\d+)?(?![\w]*[A-Za-z_])")
_ANY_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_TEENS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS = {word: n for n, word in enumerate(_TEENS)}
NUMBER_WORDS |= {word: 10 * n for n, word in enumerate(_TENS, 2)} | {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
}
_NUMBER_WORD = pattern(*NUMBER_WORDS)


def numbers_said(text: str) -> Iterator[tuple[str, float]]:
    """Yield each number that stands in the prose *text*, as it is written and as it counts.

    Examples:
        >>> list(numbers_said("k1: 4,000 rows in 12.5 hours at p95"))
        [('4,000', 4000.0), ('12.5', 12.5)]
    """
    for match in _PROSE_NUMBER.finditer(text):
        yield match.group(), float(match.group().replace(",", ""))


def numbers_in(text: str) -> set[float]:
    """Return every number that can be read in *text*, in words or digits, inside names too.

    Examples:
        >>> sorted(numbers_in("Twenty callers, p99ms=61"))
        [20.0, 61.0, 99.0]
    """
    found = {float(m.replace(",", "")) for m in _ANY_NUMBER.findall(text)}
    found |= {float(m) for m in _DIGITS.findall(text)}  # in a CSV a comma stands between two numbers
    return found | {float(NUMBER_WORDS[m]) for m in _NUMBER_WORD.findall(text.lower())}
