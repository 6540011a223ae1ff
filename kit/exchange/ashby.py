"""Feedback in the shape of Ashby: what `applicationFeedback.list` gives, and bodies for `applicationFeedback.submit`.

The shapes are those of its OpenAPI description (api-evangelist/ashby-hq at 2e9efb9). That a score takes `comments` stands
on the reference page only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kit.errors import ExchangeError, Problem
from kit.exchange.card import HandedCard
from kit.exchange.past import Past, PastCard, PastRating, Reader, competency_of
from kit.exchange.scale_map import RECOMMENDATIONS, ScaleMap, four_in_order, map_onto, noted
from kit.exchange.their_form import Match, TheirField, match
from kit.exchange.written import Written, absences, json_bytes
from kit.scorecard import Recommendation, Scale

SCALE = "ashby-score"
_PROSE: Mapping[str, Callable[[str], Any]] = {
    "RichText": lambda text: {"type": "PlainText", "value": text},
    "LongText": str,
    "String": str,
}


def write_ashby(
    cards: Sequence[HandedCard],
    scales: Mapping[str, Scale],
    form: Any,
    names: Mapping[str, str],
    given: Iterable[ScaleMap] = (),
    *,
    form_file: str = "their form",
) -> Written:
    """Return one body for `applicationFeedback.submit` a card.

    Args:
        cards: The cards.
        scales: Our scales, by id.
        form: What `feedbackFormDefinition.info` gave: paths differ from form to form.
        names: The name of each competency, by id.
        given: Maps of scales that a person gave.
        form_file: The name of the form's file, for messages.

    Raises:
        ExchangeError: when a scale has no map onto theirs, or a required field of the form would be empty.
    """
    reader = Reader(form_file)
    definition, fields = _form(reader, form)
    maps = {id: map_onto(scales[id], SCALE, given) for id in {card.scorecard.scale for card in cards}}
    problems = list(reader.problems)
    bodies = []
    losses: Counter[str] = Counter()
    for number, card in enumerate(cards, 1):
        found = match(card, fields, names, ("Score",))
        for field in found.empty:
            words = f"card {number} ({card.candidate}, {card.session}): the required field '{field.names[0]}' would be empty."
            problems.append(Problem(form_file, 1, words))
        losses.update(f"{left}." for left in found.left)
        scale, used = scales[card.scorecard.scale], maps[card.scorecard.scale]
        values = _values(card, found, scale, used)
        if (
            card.scorecard.recommendation
            and found.overall
            and found.overall.key not in {v["path"] for v in values}
        ):
            words = f"the choices of '{found.overall.names[0]}' are not four from no to yes: {', '.join(found.overall.labels)}."
            problems.append(Problem(form_file, 1, words))
        body = {
            "formDefinitionId": definition,
            "applicationId": card.their_id("application", card.application),
            "feedbackForm": {"fieldSubmissions": values},
        }
        if card.theirs and {"person", "event"} <= card.theirs.keys():
            body |= {"userId": card.theirs["person"], "interviewEventId": card.theirs["event"]}
        bodies.append(body)
    if problems:
        raise ExchangeError(problems)
    told = [f"{number} x {words}" for words, number in sorted(losses.items())]
    told += [
        f"{one.source}: several points become one; each note says which it was."
        for one in maps.values()
        if one.loses
    ]
    return Written(json_bytes(bodies), (*absences(cards, "the field is left out"), *told))


def _values(card: HandedCard, found: Match, scale: Scale, used: ScaleMap) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = []
    for path, rating in found.ratings.items():
        if rating.ordinal is None:
            continue
        value: dict[str, Any] = {"score": used(rating.ordinal)}
        if note := noted(rating, scale, used):
            value["comments"] = {"type": "PlainText", "value": note}
        values.append({"path": path, "value": value})
    recommendation = card.scorecard.recommendation
    if found.overall and recommendation:
        place = RECOMMENDATIONS.index(recommendation)
        if found.overall.type == "Score":
            values.append({"path": found.overall.key, "value": {"score": place + 1}})
        elif labels := four_in_order(found.overall.labels):
            values.append({"path": found.overall.key, "value": labels[place]})
    if found.takeaways and card.scorecard.takeaways and found.takeaways.type in _PROSE:
        prose = _PROSE[found.takeaways.type](card.scorecard.takeaways)
        values.append({"path": found.takeaways.key, "value": prose})
    return values


def _form(reader: Reader, form: Any) -> tuple[str, list[TheirField]]:
    """Return the id and the fields of a form definition, which may stand in `results` as the vendor's answer has it."""
    if isinstance(form, dict) and isinstance(form.get("results"), dict):
        form = form["results"]
    if not isinstance(form, dict):
        reader.problem(1, "form", "must be an object: save what feedbackFormDefinition.info gives.")
        return "", []
    return reader.text(form, "id", 1, "form"), list(_fields(reader, form, 1, "form"))


def _fields(reader: Reader, entry: Mapping[str, Any], number: int, path: str) -> Iterable[TheirField]:
    definition = reader.group(entry, "formDefinition", number, path)
    for section_path, section in reader.entries(
        definition.get("sections"), number, f"{path}.formDefinition.sections"
    ):
        for field_path, one in reader.entries(section.get("fields"), number, f"{section_path}.fields"):
            field = reader.group(one, "field", number, field_path)
            key = reader.text(field, "path", number, f"{field_path}.field")
            title = reader.text(field, "title", number, f"{field_path}.field", needed=False)
            kind = reader.text(field, "type", number, f"{field_path}.field")
            labels = tuple(
                str(choice.get("label", ""))
                for _, choice in reader.entries(
                    field.get("selectableValues"), number, f"{field_path}.selectableValues"
                )
            )
            if key:
                yield TheirField(key, kind, (title or key,), bool(one.get("isRequired")), labels)


_ENTRIES = {"submittedAt", "submittedByUser", "submittedValues", "formDefinition", "applicationId"}


def read_ashby(document: Any, *, file: str) -> Past:
    """Return the cards in saved pages of `applicationFeedback.list`.

    Raises:
        ExchangeError: when it is no such page; what is wrong in one of the results is in `problems`.
    """
    pages = document if isinstance(document, list) else [document]
    results = []
    for page in pages:
        if not isinstance(page, dict) or not isinstance(page.get("results", [page]), list):
            raise ExchangeError([Problem(file, 1, "this is no page of feedback: it has no list 'results'.")])
        results += page.get("results", [page])
    reader = Reader(file)
    cards = []
    unknown: Counter[str] = Counter()
    for number, (path, entry) in enumerate(reader.entries(results, 1, "results"), 1):
        if not reader.has_any(entry, _ENTRIES, number, path):
            continue
        if entry.get("submittedAt"):
            cards.append(_read_card(reader, entry, number, path, unknown))
        else:
            unknown["feedback that was never submitted"] += 1
    return Past(tuple(cards), tuple(reader.problems), dict(unknown))


def _read_card(
    reader: Reader, entry: Mapping[str, Any], number: int, path: str, unknown: Counter[str]
) -> PastCard:
    who = reader.group(entry, "submittedByUser", number, path)
    values = reader.group(entry, "submittedValues", number, path)
    ratings = []
    recommendation: Recommendation | None = None
    fields = {field.key: field for field in _fields(reader, entry, number, path)}
    for key, value in values.items():
        field = fields.get(key)
        if field is None:
            unknown["values of fields that the form does not have"] += 1
            continue
        name = field.names[0]
        overall = match_overall(name)
        if field.type == "Score":
            point = _score(value)
            if point is None:
                reader.problem(
                    number, f"{path}.submittedValues.{key}", f"'{str(value)[:40]}' is no score from 1 to 4."
                )
            elif overall:
                recommendation = RECOMMENDATIONS[point - 1]
            else:
                ours = key if competency_of(key)[1] else name
                competency, question = competency_of(ours)
                ratings.append(PastRating(competency, SCALE, point, str(point), question))
        elif overall and (labels := four_in_order(field.labels)) and value in labels:
            recommendation = RECOMMENDATIONS[labels.index(value)]
        elif value not in (None, "", []):
            unknown[f"answers of type {field.type}"] += 1
    first, last = (
        reader.text(who, n, number, f"{path}.submittedByUser", needed=False)
        for n in ("firstName", "lastName")
    )
    return PastCard(
        system="ashby",
        id=reader.text(entry, "id", number, path),
        updated_at=reader.moment(entry, "submittedAt", number, path),
        candidate=reader.text(entry, "applicationId", number, path),
        interviewer=reader.text(who, "id", number, f"{path}.submittedByUser") if who else "",
        interviewer_email=reader.text(who, "email", number, f"{path}.submittedByUser", needed=False),
        interviewer_name=f"{first} {last}".strip(),
        session=reader.text(entry, "interviewId", number, path, needed=False),
        submitted_at=reader.moment(entry, "submittedAt", number, path),
        recommendation=recommendation,
        ratings=tuple(ratings),
    )


def match_overall(name: str) -> bool:
    """Return whether a field of that name holds the recommendation, not a rating.

    Examples:
        >>> match_overall("Overall Recommendation"), match_overall("Debugging")
        (True, False)
    """
    return "overall" in name.lower() or "recommendation" in name.lower()


def _score(value: Any) -> int | None:
    """Return a score, which comes back as text (`"4"`), as a number or in an object."""
    if isinstance(value, dict):
        value = value.get("score")
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return int(text) if text in ("1", "2", "3", "4") else None
