"""The form of another system that a card goes onto: its fields, and which of ours stands for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kit.exchange.card import HandedCard
from kit.exchange.past import name_of
from kit.scorecard import Rating

_OVERALL = ("overall recommendation", "overall", "recommendation", "overall rating", "hiring recommendation")
_TAKEAWAYS = ("key take aways", "key takeaways", "takeaways", "summary", "feedback", "notes", "comments")


@dataclass(frozen=True)
class TheirField:
    """A field of the form: `key` is how a value names it, `names` what it is called, `labels` its choices."""

    key: str
    type: str
    names: tuple[str, ...]
    required: bool
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """What of a card stands in which field: ratings, the recommendation and the takeaways by the field's key.

    `left` are ratings without a field, each with the reason; `empty` are required fields that nothing stands in.
    """

    ratings: Mapping[str, Rating]
    overall: TheirField | None
    takeaways: TheirField | None
    left: tuple[str, ...]
    empty: tuple[TheirField, ...]


def match(
    card: HandedCard, fields: Iterable[TheirField], names: Mapping[str, str], scored: Iterable[str]
) -> Match:
    """Return which field of the form each part of a card goes into.

    A field is for a rating when its key or a name of it is `competency (question)`, the competency's id, or its name
    in *names*. Two ratings for one field are both left out: they are never averaged.

    Args:
        card: The card.
        fields: All fields of the form.
        names: The name of each competency, by id.
        scored: The types of field that can hold a rating.
    """
    known = list(fields)
    by_name = {_plain(name): field for field in reversed(known) for name in (field.key, *field.names)}
    wanted: dict[str, list[Rating]] = {}
    left = []
    for rating in card.scorecard.ratings:
        exact = name_of(rating.competency, rating.question)
        called = (exact, rating.competency, names.get(rating.competency, rating.competency))
        field = next((by_name[_plain(n)] for n in called if _plain(n) in by_name), None)
        if field is None or field.type not in scored:
            left.append(f"{exact}: the form has no field for it")
        else:
            wanted.setdefault(field.key, []).append(rating)
    for rivals in wanted.values():
        if len(rivals) > 1:
            left += [
                f"{name_of(r.competency, r.question)}: another rating wants the same field" for r in rivals
            ]
    ratings = {key: found[0] for key, found in wanted.items() if len(found) == 1}
    overall = next((by_name[n] for n in _OVERALL if n in by_name and by_name[n].key not in ratings), None)
    takeaways = next((by_name[n] for n in _TAKEAWAYS if n in by_name and by_name[n].key not in ratings), None)
    filled = {key for key, rating in ratings.items() if rating.ordinal is not None}
    if overall and card.scorecard.recommendation:
        filled.add(overall.key)
    if takeaways and card.scorecard.takeaways:
        filled.add(takeaways.key)
    empty = tuple(field for field in known if field.required and field.key not in filled)
    return Match(ratings, overall, takeaways, tuple(left), empty)


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").replace("-", " ").replace(":", " ").split())
