"""Feedback in the shape of Lever: bodies for `POST /v1/opportunities/{id}/feedback`.

Read from integrations' source (PipedreamHQ/pipedream, NangoHQ/integration-templates), not from the vendor. The texts of its
four-point choices are not confirmed, so none is written from memory: they are taken from the template that is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kit.errors import ExchangeError, Problem
from kit.exchange.card import HandedCard
from kit.exchange.past import Reader
from kit.exchange.scale_map import RECOMMENDATIONS, ScaleMap, four_in_order, map_onto
from kit.exchange.their_form import TheirField, match
from kit.exchange.written import Written, absences, json_bytes
from kit.scorecard import Scale

SCALE = "lever-four"
_SCORED = ("score", "score-system", "dropdown", "multiple-choice")
_PROSE = ("text", "textarea")


def write_lever(
    cards: Sequence[HandedCard],
    scales: Mapping[str, Scale],
    template: Any,
    names: Mapping[str, str],
    given: Iterable[ScaleMap] = (),
    *,
    form_file: str = "their form",
) -> Written:
    """Return one body a card, with the opportunity that it goes to beside it.

    Args:
        cards: The cards.
        scales: Our scales, by id.
        template: The feedback template: its `fields` have ids and `options`.
        names: The name of each competency, by id.
        given: Maps of scales that a person gave.
        form_file: The name of the template's file, for messages.

    Raises:
        ExchangeError: when the choices of a field are not four whose order is clear, or a required field would be empty.
    """
    reader = Reader(form_file)
    if isinstance(template, dict) and isinstance(template.get("data"), dict):
        template = template["data"]
    if not isinstance(template, dict):
        raise ExchangeError([Problem(form_file, 1, "this is no feedback template: it must be an object.")])
    template_id = reader.text(template, "id", 1, "template")
    fields = list(_fields(reader, template))
    maps = {id: map_onto(scales[id], SCALE, given) for id in {card.scorecard.scale for card in cards}}
    problems = list(reader.problems)
    losses: Counter[str] = Counter()
    documents = []
    by_key = {field.key: field for field in fields}
    for number, card in enumerate(cards, 1):
        found = match(card, fields, names, _SCORED)
        for field in found.empty:
            words = f"card {number} ({card.candidate}, {card.session}): the required field '{field.names[0]}' would be empty."
            problems.append(Problem(form_file, 1, words))
        losses.update(f"{left}." for left in found.left)
        places = {
            key: maps[card.scorecard.scale](rating.ordinal)
            for key, rating in found.ratings.items()
            if rating.ordinal is not None
        }
        if found.overall and card.scorecard.recommendation:
            places[found.overall.key] = RECOMMENDATIONS.index(card.scorecard.recommendation) + 1
        values = []
        for key, place in places.items():
            labels = four_in_order(by_key[key].labels)
            if labels is None:
                listed = ", ".join(by_key[key].labels) or "none"
                words = (
                    f"the choices of '{by_key[key].names[0]}' are not four whose order is clear: {listed}."
                )
                problems.append(Problem(form_file, 1, words))
            else:
                values.append({"id": key, "value": labels[place - 1]})
        if found.takeaways and card.scorecard.takeaways and found.takeaways.type in _PROSE:
            values.append({"id": found.takeaways.key, "value": card.scorecard.takeaways})
        body: dict[str, Any] = {"baseTemplateId": template_id, "fieldValues": values}
        if card.theirs and {"panel", "interview"} <= card.theirs.keys():
            body |= {"panel": card.theirs["panel"], "interview": card.theirs["interview"]}
        opportunity = card.their_id("application", card.application)
        documents.append(
            {
                "opportunity": opportunity,
                "perform_as": card.their_id("person", card.interviewer.address),
                "body": body,
            }
        )
    if problems:
        raise ExchangeError(problems)
    told = [f"{number} x {words}" for words, number in sorted(losses.items())]
    if noted := sum(bool(rating.note) for card in cards for rating in card.scorecard.ratings):
        told.append(f"{noted} notes on ratings: a choice has no place for a note.")
    told += [
        f"{one.source}: several points become one, and which it was is lost."
        for one in maps.values()
        if one.loses
    ]
    told.append("The texts of the choices come from the template; the shape is not confirmed by the vendor.")
    return Written(json_bytes(documents), (*absences(cards, "the field is left out"), *told))


def _fields(reader: Reader, template: Mapping[str, Any]) -> Iterable[TheirField]:
    for path, field in reader.entries(template.get("fields"), 1, "template.fields"):
        key = reader.text(field, "id", 1, path)
        text = reader.text(field, "text", 1, path, needed=False)
        kind = reader.text(field, "type", 1, path)
        options = reader.entries(field.get("options"), 1, f"{path}.options")
        if key:
            labels = tuple(str(option.get("text", "")) for _, option in options)
            yield TheirField(key, kind, (text or key,), bool(field.get("required")), labels)
