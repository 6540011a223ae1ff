"""R, Q, B and P: how a question is asked. Short, one thing at a time, open, and open to everybody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kit.bank.diagram import is_drawn
from kit.bank.lint.prose import found_in, pattern, quoted, reading_grade, sentences, without_quotes
from kit.bank.lint.rule import Found, Subject, question_rule
from kit.bank.lint.words import (
    DOMINANCE,
    GENDERED,
    GIVEN_NAMES,
    IDIOMS,
    INSENSITIVE,
    KNOWN_ACRONYMS,
    LEADING,
    OPEN,
    POOL,
    PROHIBITED,
    SPEAKERS,
    YES_NO,
)
from kit.wording import listed
from kit.yamlfile import Place

MOST_WORDS = 28
LEAST_WORDS = 12  # a shorter text has no grade of its own
MOST_CODE_LINES = 35
MOST_OTHER_LINES = 40
MOST_COLUMNS = 88
MAIN: tuple[Place, ...] = (("ask", "question"), ("ask", "follow_on"))

_IDIOM = pattern(*IDIOMS)
_INSENSITIVE = {pattern(words): instead for words, instead in INSENSITIVE.items()}
_ANY_INSENSITIVE = pattern(*INSENSITIVE)
_GENDERED = pattern(*GENDERED)
_DOMINANCE = pattern(*DOMINANCE)
_LEADING = pattern(*LEADING)
_PROHIBITED = {topic: pattern(*words) for topic, words in PROHIBITED.items()}
_ANY_PROHIBITED = pattern(*(words for topic in PROHIBITED.values() for words in topic))
_OPEN = re.compile(
    rf"(?:please )?(?:{'|'.join(OPEN)})\b|.*,? (?:and|but|or|so|then) (?:{'|'.join(OPEN)})\b", re.IGNORECASE
)
_POLITE = re.compile(r"(?:can|could|would|will) you (?:please )?", re.IGNORECASE)
_JOINED = re.compile(
    r"\b(?:and|or|but) (?:then |if so,? )?(?:what|why|how|when|where|which|who|whom|whose|do|does|did|is|are|was|were|"
    r"would|could|can|will|should|has|have)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?<![\w/.-])[A-Z]{2,8}(?![\w/-]|\.\w)")
_SPEAKER = re.compile(r"^(?:\d\d?:\d\d(?::\d\d)?\s+)?([A-Z][\w-]*)(?: {2,}|: )\S", re.MULTILINE)
_NAME = re.compile(r"(?<![\w.])[A-Z][a-z]+(?!\w|\.\w)")


@question_rule("R01", "error")
def reading_is_easy(s: Subject) -> Iterator[Found]:
    """What is read aloud has at most the reading grade that the question promises."""
    grade, most = reading_grade(text for _, text in s.read_aloud), s.question.fairness.reading_grade_max
    if grade > most:
        long = [said for said in s.read_aloud if len(said[1].split()) >= LEAST_WORDS] or s.read_aloud
        place, text = max(long, key=lambda said: reading_grade([said[1]]))
        yield s.at(
            place,
            f"what is read aloud has reading grade {grade:.1f}: at most {most}. "
            f"The hardest part is {quoted(text)}: use shorter sentences and words.",
        )


@question_rule("R02", "warning")
def sentences_are_short(s: Subject) -> Iterator[Found]:
    """A sentence that is read aloud has at most 28 words."""
    for place, text in s.read_aloud:
        for sentence in sentences(text):
            if (count := len(sentence.split())) > MOST_WORDS:
                yield s.at(place, f"a sentence of {count} words: at most {MOST_WORDS} ({quoted(sentence)}).")


@question_rule("R03", "error")
def an_exhibit_fits_a_page(s: Subject) -> Iterator[Found]:
    """An exhibit fits one page: 35 lines of code or 40 of something else, 88 columns wide."""
    for exhibit in s.question.exhibits:
        if exhibit.file not in s.texts or is_drawn(exhibit):
            continue  # a diagram has limits of its own, which the reader holds it to
        lines = s.texts[exhibit.file].splitlines()
        most = MOST_CODE_LINES if exhibit.kind in ("code", "sql") else MOST_OTHER_LINES
        if len(lines) > most:
            yield s.in_file(
                exhibit.file, most + 1, f"the exhibit has {len(lines)} lines: at most {most} fit the page."
            )
        wide = [n for n, line in enumerate(lines, 1) if len(line) > MOST_COLUMNS]
        if wide:
            widest = max(len(line) for line in lines)
            more = f" (and {len(wide) - 1} more lines)" if len(wide) > 1 else ""
            yield s.in_file(
                exhibit.file,
                wide[0],
                f"the line is too wide{more}: {widest} columns, at most {MOST_COLUMNS}.",
            )


@question_rule("Q01", "warning")
def one_question_at_a_time(s: Subject) -> Iterator[Found]:
    """One question at a time; two in the main question and in what follows on."""
    for place, text in _asked(s):
        most = 2 if place in MAIN else 1
        if (count := without_quotes(text).count("?")) > most:
            yield s.at(place, f"{count} questions at once: at most {most} here. Make the other one a probe.")


@question_rule("Q02", "warning")
def a_question_has_one_join(s: Subject) -> Iterator[Found]:
    """A question joins at most two parts."""
    for place, text in _asked(s):
        for sentence in sentences(without_quotes(text)):
            joins = _JOINED.findall(sentence)
            if sentence.endswith("?") and len(joins) >= 2:
                yield s.at(
                    place,
                    f"one question asks {len(joins) + 1} things ({quoted(sentence)}): ask them one by one.",
                )


@question_rule("Q03", "error")
def no_question_leads(s: Subject) -> Iterator[Found]:
    """A question does not say what to answer."""
    for place, text in _asked(s):
        for sentence in sentences(without_quotes(text)):
            if sentence.endswith("?") and (match := _LEADING.search(sentence.lower())):
                yield s.at(
                    place, f"'{match.group()}' tells what to answer: ask it openly ('Take me through ...')."
                )


@question_rule("Q04", "warning")
def the_main_question_is_open(s: Subject) -> Iterator[Found]:
    """The main question can not be answered with yes or no."""
    asked = sentences(without_quotes(s.question.ask.question))
    closed = [x for x in asked if x.endswith("?") and _is_closed(x)]
    if closed and not any(_OPEN.match(_POLITE.sub("", x)) for x in asked if x not in closed):
        yield s.at(
            ("ask", "question"),
            f"{quoted(closed[0])} can be answered with yes or no: begin with what, how or why.",
        )


def _is_closed(sentence: str) -> bool:
    if _POLITE.match(sentence) and _OPEN.match(_POLITE.sub("", sentence)):
        return False
    return sentence.lstrip("\"'(").split()[0].lower().rstrip(",") in YES_NO and not _JOINED.search(sentence)


@question_rule("Q05", "warning")
def short_forms_are_explained(s: Subject) -> Iterator[Found]:
    """A short form that is read aloud stands in a fact, an exhibit or what the question assumes."""
    q = s.question
    sources = [*q.ask.candidate_facts, *(a.say for a in q.ask.if_asked), *q.fairness.assumes, *q.stack]
    sources += [text for _, text in s.handed_out] + [e.title for e, _ in s.handed_out]
    explained = {*KNOWN_ACRONYMS, *(m for text in sources for m in re.findall(r"[A-Z]{2,}", text))}
    told = set()
    for place, text in s.read_aloud:
        for match in _ACRONYM.finditer(text):
            word = match.group()
            if word not in explained and word not in told:
                told.add(word)
                yield s.at(
                    place, f"'{word}' is in no fact and no exhibit: say it in words, or explain it in a fact."
                )


def _asked(s: Subject) -> Iterator[tuple[Place, str]]:
    """Yield what is read aloud and asks for something: not the opening, and not facts."""
    for place, text in s.read_aloud:
        if place[0] != "ask" or place in MAIN:
            yield place, text


@question_rule("B01", "warning")
def words_are_plain_and_kind(s: Subject) -> Iterator[Found]:
    """No idiom, and no word that hurts."""
    for found, text in _written(s):
        for match in found_in(_IDIOM, text):
            yield found(match, f"'{match.group()}' is an idiom: say it in plain words.")
        for match in found_in(_ANY_INSENSITIVE, text):
            instead = next(words for one, words in _INSENSITIVE.items() if one.fullmatch(match.group()))
            yield found(match, f"'{match.group()}' can hurt or shut out: say '{instead}'.")


@question_rule("B02", "error")
def nobody_is_he_or_she(s: Subject) -> Iterator[Found]:
    """A candidate, and everybody in a story, is 'they' or has a name."""
    for found, text in _written(s):
        for match in found_in(_GENDERED, text):
            written = text[match.start() : match.end()]
            if not written.isupper():  # HER may be a column
                yield found(match, f"'{written}': write 'they', or the name.")


@question_rule("B03", "warning")
def nobody_has_to_fight(s: Subject) -> Iterator[Found]:
    """No word of dominance."""
    for place, text in s.prose:
        for match in found_in(_DOMINANCE, text):
            yield s.at(place, f"'{match.group()}' is a word of dominance: say what was done.")


@question_rule("B04", "warning")
def names_come_from_the_pool(s: Subject) -> Iterator[Found]:
    """Names in stories are short and borne by people of any gender and many places."""
    for found, text in _written(s):
        for name in dict.fromkeys(_NAME.findall(text)):
            if name in GIVEN_NAMES:
                match = re.search(rf"(?<!\w){name}(?!\w)", text)
                yield found(match, f"the name '{name}': take one of {listed(sorted(POOL))}.")
    known = POOL | SPEAKERS | GIVEN_NAMES
    for exhibit, text in s.handed_out:
        if exhibit.kind != "conversation":
            continue
        # Who speaks once may be a heading ("Tests  One new test, green"); who speaks twice is a person.
        spoke = Counter(_SPEAKER.findall(text))
        for name in (name for name, times in spoke.items() if times > 1 and name not in known):
            line = next(n for n, words in enumerate(text.splitlines(), 1) if re.search(rf"\b{name}\b", words))
            yield s.in_file(exhibit.file, line, f"the name '{name}': take one of {listed(sorted(POOL))}.")


@question_rule("P01", "error")
def no_prohibited_topic(s: Subject) -> Iterator[Found]:
    """Nothing is asked, noted or rated that an interview must leave alone."""
    for place, text in s.prose:
        for match in found_in(_ANY_PROHIBITED, text):
            topic = next(name for name, words in _PROHIBITED.items() if words.search(match.group()))
            yield s.at(
                place,
                f"'{match.group()}' touches {topic}: an interview must leave it alone "
                "(a warning by topic, no legal advice).",
            )


def _written(s: Subject) -> Iterator[tuple]:
    """Yield each text of the question and of what candidates get, with what makes a `Found` of a match in it."""
    for place, text in s.prose:
        yield (lambda match, words, place=place: s.at(place, words)), text
    for exhibit, text in s.handed_out:
        title: Place = ("exhibits", s.question.exhibits.index(exhibit))
        yield (lambda match, words, place=title: s.at(place, words)), exhibit.title

        def in_exhibit(match: re.Match, words: str, name: str = exhibit.file, text: str = text) -> Found:
            return s.in_file(name, text.count("\n", 0, match.start()) + 1, words)

        yield in_exhibit, text
