"""The blind rule as SQL: the one form in which a query may ask whose cards a viewer sees.

It says the same as `kit.access.visible`, and a property test holds the two equal.
"""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import ColumnElement, and_, exists, false, or_, select

from kit.access import OWED, READERS, Viewer
from kit.store.tables import application, candidate, interview, membership, opening, person, scorecard


@lru_cache(maxsize=1024)  # building the expression takes longer than running it
def visible(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that *viewer* may see what stands in a card.

    The query around it must join `scorecard`, `interview`, `application`, `candidate` and `opening`. Beside the blind
    rule it leaves out erased candidates of an opening whose policy is to erase ratings too.
    """
    return and_(scorecard.c.status == "submitted", or_(own(viewer), released(viewer)), _kept())


def own(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a card of the query around it is the viewer's own; see `kit.access.owns`."""
    mine = scorecard.c.person_id == viewer.person
    return mine if viewer.guest is None else and_(mine, scorecard.c.id == viewer.guest)


def counted(viewer: Viewer, of: str | None = None) -> ColumnElement[bool]:
    """Return the condition that a card may count in figures about interviewers that *viewer* asks for.

    It is in, and nobody owes a card for its candidate any more: there is nobody left whom it could sway. Figures
    about the person *of* rest on the candidates whom they met, and are for them and for administrators; those about
    nobody in particular for administrators only. The query around it must join what `visible` wants joined.
    """
    if viewer.guest:
        return false()
    who = person.alias()
    administers = exists(
        select(who.c.id).where(who.c.id == viewer.person, who.c.admin == 1, who.c.active == 1)
    )
    conditions = [settled(), opening.c.status != "removed"]
    if of is not None:
        conditions.append(
            _card_of_it(lambda card: and_(card.c.person_id == of, card.c.status == "submitted"))
        )
    return and_(*conditions) if of == viewer.person else and_(*conditions, administers)


def _kept() -> ColumnElement[bool]:
    return or_(candidate.c.erased_at.is_(None), opening.c.retention_action != "erase")


def settled() -> ColumnElement[bool]:
    """Return the condition that nobody owes a card of the application any more: its ratings can sway no one.

    What is learnt from such ratings in general, and shows none of them, may serve other openings. The query around it
    joins what `visible` needs.
    """
    somebody_owes = _card_of_it(lambda card: card.c.status.in_(OWED))
    return and_(scorecard.c.status == "submitted", ~somebody_owes, _kept())


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


def collected(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that *viewer* may enter from paper what others of the application wrote.

    It says the same as `kit.access.collects`. The query around it joins what `visible` wants.
    """
    return and_(_member(viewer, sorted(READERS)), released(viewer))


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
