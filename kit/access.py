"""Who may see and do what, as pure predicates.

`kit.hiring` asks these rules on every call; `kit.store.visible` is the one SQL form of `visible`, and a property
test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

MemberRole = Literal["hiring_manager", "recruiter", "interviewer", "observer"]
CardStatus = Literal["open", "submitted", "withdrawn", "excused"]
Act = Literal[
    "look",
    "build",
    "decide",
    "schedule",
    "follow",
    "packets",
    "records",
    "export",
    "import",
    "erase",
    "names",
]

MEMBER_ROLES: tuple[MemberRole, ...] = ("hiring_manager", "recruiter", "interviewer", "observer")

# Cards that their interviewer still owes: as long as there is one, others' ratings stay hidden from them.
OWED: tuple[CardStatus, ...] = ("open", "withdrawn")

# Those who may read everybody's cards of their opening once they owe none themselves.
READERS: frozenset[MemberRole] = frozenset({"hiring_manager", "recruiter"})

_MAY: dict[Act, frozenset[MemberRole]] = {
    "look": frozenset(MEMBER_ROLES),
    "build": frozenset({"hiring_manager"}),
    "decide": frozenset({"hiring_manager"}),
    "schedule": READERS,
    "follow": READERS,
    "packets": READERS,
    "records": READERS,
    "export": READERS,
    "import": READERS,
    "erase": READERS,
    "names": READERS,
}


@dataclass(frozen=True)
class Viewer:
    """Who asks. Every call of `kit.hiring` takes one.

    `person` is the id of a person in the store; `name` is what the screen shows. `guest` is the id of the card whose
    code they came by, if they did: they see that card only, also when their person holds others. `code` is the digest
    of that code: a newer one of the card ends it. `behind` is the person who really sits there while they look
    through another's eyes, which only local mode allows: the audit names both.
    """

    person: str
    name: str = ""
    guest: str | None = None
    code: str | None = None
    behind: str | None = None

    @property
    def actor(self) -> str:
        """Who the audit names for what this viewer does."""
        return f"{self.behind} as {self.person}" if self.behind else self.person


class Held(NamedTuple):
    """A card of an application, as far as the blind rule needs to know it."""

    person: str
    status: CardStatus
    card: str = ""


def owns(viewer: Viewer, person: str, card: str) -> bool:
    """Return whether a *card* of *person* is the viewer's own; to a guest only the one of their code is.

    Examples:
        >>> ada, as_guest = Viewer("ada"), Viewer("ada", guest="her first card")
        >>> owns(ada, "ada", "her second card"), owns(as_guest, "ada", "her second card")
        (True, False)
    """
    return viewer.person == person and viewer.guest in (None, card)


def may(act: Act, roles: Iterable[MemberRole]) -> bool:
    """Return whether one of these *roles* in an opening allows the *act*.

    `look` is to know that the opening is there, `follow` to know who still owes a card. What an administrator may do
    is not asked here: administration gives no right inside an opening.

    Examples:
        >>> may("decide", ["recruiter"]), may("decide", ["interviewer", "hiring_manager"])
        (False, True)
    """
    return not _MAY[act].isdisjoint(roles)


def released(viewer: Viewer, roles: Collection[MemberRole], cards: Collection[Held]) -> bool:
    """Return whether *viewer* may see everybody's submitted cards of one application.

    Args:
        viewer: Who asks.
        roles: Their roles in the opening of the application.
        cards: All cards of the application, theirs too.

    Examples:
        >>> ada = Viewer("ada")
        >>> released(ada, [], [Held("ada", "submitted"), Held("bo", "submitted")])
        True
        >>> released(ada, ["hiring_manager"], [Held("ada", "open"), Held("bo", "submitted")])
        False
    """
    mine = [card for card in cards if card.person == viewer.person]
    if viewer.guest or any(card.status in OWED for card in mine):
        return False
    all_in = all(card.status not in OWED for card in cards)
    return bool(mine) or not READERS.isdisjoint(roles) or ("observer" in roles and all_in)


def visible(viewer: Viewer, roles: Collection[MemberRole], cards: Collection[Held], card: Held) -> bool:
    """Return whether *viewer* may see what stands in *card*, one of the *cards* of an application.

    Examples:
        >>> bo = Held("bo", "submitted")
        >>> visible(Viewer("ada"), ["recruiter"], [bo], bo), visible(Viewer("eve"), ["interviewer"], [bo], bo)
        (True, False)
    """
    mine = owns(viewer, card.person, card.card)
    return card.status == "submitted" and (mine or released(viewer, roles, cards))


def collects(viewer: Viewer, roles: Collection[MemberRole], cards: Collection[Held]) -> bool:
    """Return whether *viewer* may read and enter what others of an application wrote on paper.

    Whoever collects a card reads it, so it is for those who arrange, once they owe none of this candidate themselves.

    Examples:
        >>> bo = Held("bo", "open")
        >>> collects(Viewer("rita"), ["recruiter"], [bo]), collects(Viewer("bo"), ["recruiter"], [bo])
        (True, False)
    """
    return not READERS.isdisjoint(roles) and released(viewer, roles, cards)


def sees_calibration(viewer: Viewer, admin: bool, person: str | None = None) -> bool:
    """Return whether *viewer* may see how *person* rates beside colleagues; without one, figures about nobody by name.

    It is the interviewer's own, and an administrator's; no role in an opening gives a right to it.

    Examples:
        >>> sees_calibration(Viewer("ada"), False, "ada"), sees_calibration(Viewer("ada"), False, "bo")
        (True, False)
        >>> sees_calibration(Viewer("ada"), False), sees_calibration(Viewer("chief"), True, "ada")
        (False, True)
    """
    return not viewer.guest and (admin or viewer.person == person)


def weighs_impact(viewer: Viewer, admin: bool) -> bool:
    """Return whether *viewer* may hold the selection rates of groups against each other: administrators only.

    Who decides about candidates sees no groups.

    Examples:
        >>> weighs_impact(Viewer("ada"), False), weighs_impact(Viewer("chief"), True)
        (False, True)
    """
    return admin and not viewer.guest


def sees_name(viewer: Viewer, roles: Collection[MemberRole], cards: Iterable[Held]) -> bool:
    """Return whether *viewer* may know the name behind a candidate's code: those who arrange, and who meet them."""
    return may("names", roles) or any(owns(viewer, card.person, card.card) for card in cards)
