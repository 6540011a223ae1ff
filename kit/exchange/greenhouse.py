"""Scorecards in the shape of Greenhouse Harvest v1 (grnhse/greenhouse-api-docs, _scorecards.md at 0c37c31).

A file shape, not a live target: there was never a way to write scorecards through v1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kit.errors import ExchangeError, Problem
from kit.exchange.card import HandedCard, Who
from kit.exchange.past import Past, PastCard, PastRating, Reader, competency_of, name_of, text_of
from kit.exchange.scale_map import FOREIGN_SCALES, ScaleMap, map_onto, noted
from kit.exchange.written import Written, absences, json_bytes
from kit.scorecard import Rating, Recommendation, Scale

SCALE = "greenhouse-attribute"
POINTS = FOREIGN_SCALES[SCALE]
RECOMMENDATIONS: Mapping[str, Recommendation] = {
    "definitely_not": "strong_no",
    "no": "no",
    "yes": "yes",
    "strong_yes": "strong_yes",
}
_OURS = {ours: theirs for theirs, ours in RECOMMENDATIONS.items()}


def write_greenhouse(
    cards: Sequence[HandedCard], scales: Mapping[str, Scale], given: Iterable[ScaleMap] = ()
) -> Written:
    """Return the cards as a list of scorecards.

    Raises:
        ExchangeError: when a scale has no map onto theirs.
    """
    maps = {id: map_onto(scales[id], SCALE, given) for id in {card.scorecard.scale for card in cards}}
    document = [_scorecard(card, scales[card.scorecard.scale], maps[card.scorecard.scale]) for card in cards]
    losses = absences(cards, "the attribute is there without a rating, the reason in its note")
    if confident := sum(card.scorecard.confidence is not None for card in cards):
        losses.append(f"{confident} cards say how sure the recommendation is: there is no place for it.")
    losses += [
        f"{one.source}: several points become one; each note says which it was."
        for one in maps.values()
        if one.loses
    ]
    return Written(json_bytes(document), tuple(losses))


def _scorecard(card: HandedCard, scale: Scale, used: ScaleMap) -> dict[str, Any]:
    attributes = [_attribute(rating, scale, used) for rating in card.scorecard.ratings]
    who = _who(card.interviewer, card.their_id("person", card.interviewer.id))
    recommendation = card.scorecard.recommendation
    overall = _OURS[recommendation] if recommendation else None
    if card.scorecard.recommendation_state == "no_decision":
        overall = "no_decision"
    answers = [("Key Take-Aways", card.scorecard.takeaways)]
    answers += [(f"Evidence: {question}", notes.evidence) for question, notes in card.scorecard.notes.items()]
    return {
        "id": card.their_id("scorecard", card.id),
        "updated_at": card.submitted_at,
        "created_at": card.submitted_at,
        "interview": card.title,
        "interview_step": {"id": card.session, "name": card.title},
        "candidate_id": card.their_id("candidate", card.candidate),
        "application_id": card.their_id("application", card.application),
        "interviewed_at": card.interviewed_at,
        "submitted_by": who,
        "interviewer": who,
        "submitted_at": card.submitted_at,
        "overall_recommendation": overall,
        "attributes": attributes,
        "ratings": {point: [a["name"] for a in attributes if a["rating"] == point] for point in POINTS},
        "questions": [
            {"id": None, "question": title, "answer": answer} for title, answer in answers if answer
        ],
    }


def _attribute(rating: Rating, scale: Scale, used: ScaleMap) -> dict[str, Any]:
    point, note = None, noted(rating, scale, used)
    if rating.ordinal is not None:
        point = POINTS[used(rating.ordinal) - 1]
    else:
        reason = f"Not rated: {rating.reason}" if rating.state == "not_rated" else "Blank"
        note = f"{reason}. {note}" if note else reason
    return {
        "name": name_of(rating.competency, rating.question),
        "type": "Skills",
        "note": note,
        "rating": point,
    }


def _who(who: Who, id: str) -> dict[str, Any]:
    return {"id": id, "first_name": None, "last_name": None, "name": who.name, "employee_id": None}


_ENTRIES = {
    "submitted_at",
    "attributes",
    "overall_recommendation",
    "interviewer",
    "submitted_by",
    "candidate_id",
}


def read_greenhouse(document: Any, *, file: str) -> Past:
    """Return the cards in a list of scorecards; drafts without a date of submission are left out.

    Raises:
        ExchangeError: when it is no list of scorecards at all; what is wrong in one of them is in `problems`.
    """
    if isinstance(document, dict):
        document = [document]
    if not isinstance(document, list):
        raise ExchangeError([Problem(file, 1, "this is no list of scorecards.")])
    reader = Reader(file)
    cards = []
    unknown: Counter[str] = Counter()
    for number, (path, entry) in enumerate(reader.entries(document, 1, "scorecards"), 1):
        if not reader.has_any(entry, _ENTRIES, number, path):
            continue
        if not entry.get("submitted_at"):
            unknown["scorecards that were never submitted"] += 1
            continue
        cards.append(_read_card(reader, entry, number, path, unknown))
    return Past(tuple(cards), tuple(reader.problems), dict(unknown))


def _read_card(
    reader: Reader, entry: Mapping[str, Any], number: int, path: str, unknown: Counter[str]
) -> PastCard:
    # Who rated is the interviewer; somebody else may have submitted the card for them.
    field = "interviewer" if entry.get("interviewer") else "submitted_by"
    who = reader.group(entry, field, number, path)
    ratings = []
    for place, attribute in reader.entries(entry.get("attributes"), number, f"{path}.attributes"):
        name = reader.text(attribute, "name", number, place)
        label = reader.text(attribute, "rating", number, place, needed=False)
        if label in ("", "no_decision"):
            unknown["attributes without a rating"] += 1
        elif label not in POINTS:
            reader.problem(number, f"{place}.rating", f"'{label[:40]}' is none of {', '.join(POINTS)}.")
        if name:
            competency, question = competency_of(name)
            ordinal = POINTS.index(label) + 1 if label in POINTS else None
            ratings.append(PastRating(competency, SCALE, ordinal, label, question))
    for _, asked in reader.entries(entry.get("questions"), number, f"{path}.questions"):
        if text_of(str(asked.get("answer") or "")):
            unknown["answers in words"] += 1
    overall = reader.text(entry, "overall_recommendation", number, path, needed=False)
    if overall not in ("", "no_decision", *RECOMMENDATIONS):
        wanted = ", ".join([*RECOMMENDATIONS, "no_decision"])
        reader.problem(number, f"{path}.overall_recommendation", f"'{overall[:40]}' is none of {wanted}.")
    return PastCard(
        system="greenhouse",
        id=reader.text(entry, "id", number, path),
        updated_at=reader.text(entry, "updated_at", number, path, needed=False) or str(entry["submitted_at"]),
        candidate=reader.text(entry, "candidate_id", number, path),
        interviewer=reader.text(who, "id", number, f"{path}.{field}") if who else "",
        interviewer_email=reader.text(who, "email", number, f"{path}.{field}", needed=False),
        interviewer_name=reader.text(who, "name", number, f"{path}.{field}", needed=False),
        session=reader.text(entry, "interview", number, path, needed=False),
        submitted_at=reader.moment(entry, "submitted_at", number, path),
        recommendation=RECOMMENDATIONS.get(overall),
        ratings=tuple(ratings),
    )
