"""The blind rule as SQL: the one form in which a query may ask whose cards a viewer sees.

It says the same as `kit.access.visible`, and a property test holds the two equal.
"""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import ColumnElement, and_, exists, false, or_, select

from kit.access import OWED, READERS, Viewer
from kit.store.tables import application, candidate, interview, membership, opening, scorecard


@lru_cache(maxsize=1024)  # building the expression takes longer than running it
def visible(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that *viewer* may see what stands in a card.

    The query around it must join `scorecard`, `interview`, `application`, `candidate` and `opening`. Beside the blind
    rule it leaves out erased candidates of an opening whose policy is to erase ratings too.
    """
    kept = or_(candidate.c.erased_at.is_(None), opening.c.retention_action != "erase")
    mine = scorecard.c.person_id == viewer.person
    return and_(scorecard.c.status == "submitted", or_(mine, released(viewer)), kept)


def settled() -> ColumnElement[bool]:
    """Return the condition that nobody owes a card of the application any more: its ratings can sway no one.

    What is learnt from such ratings in general, and shows none of them, may serve other openings. The query around it
    joins what `visible` needs.
    """
    kept = or_(candidate.c.erased_at.is_(None), opening.c.retention_action != "erase")
    return and_(scorecard.c.status == "submitted", ~_card_of_it(lambda card: card.c.status.in_(OWED)), kept)


def released(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that *viewer* may see all submitted cards of the application of the query around it."""
    if viewer.guest:
        return false()
    i_hold = _card_of_it(lambda card: card.c.person_id == viewer.person)
    i_owe = _card_of_it(lambda card: and_(card.c.person_id == viewer.person, card.c.status.in_(OWED)))
    somebody_owes = _card_of_it(lambda card: card.c.status.in_(OWED))
    i_read = _member(viewer, sorted(READERS))
    i_observe = and_(_member(viewer, ["observer"]), ~somebody_owes)
    return and_(or_(i_hold, i_read, i_observe), ~i_owe)


def _card_of_it(condition) -> ColumnElement[bool]:
    card, held = scorecard.alias(), interview.alias()
    return exists(
        select(card.c.id)
        .join(held, held.c.id == card.c.interview_id)
        .where(held.c.application_id == application.c.id, condition(card))
        .correlate(application)
    )


def _member(viewer: Viewer, roles: list[str]) -> ColumnElement[bool]:
    here = membership.alias()
    return exists(
        select(here.c.role)
        .where(
            here.c.opening_id == application.c.opening_id,
            here.c.person_id == viewer.person,
            here.c.role.in_(roles),
        )
        .correlate(application)
    )
