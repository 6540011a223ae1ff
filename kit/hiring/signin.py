"""Who comes in: people by their organisation's sign-in, and panel members without an account by a one-time code."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from kit.access import Viewer
from kit.errors import HiringError, NotAllowed, SignInAgain
from kit.hiring.office import Office, derive_key, moment, roles_for
from kit.hiring.people import LOCAL
from kit.store import Tx, audit, guests, interviews, people

LONGEST = timedelta(hours=12)  # that a sign-in holds
UNUSED = timedelta(hours=2)  # after which it holds no more
NOTED = timedelta(minutes=5)  # how exactly it is known when somebody was last here

CODE_HOLDS = timedelta(hours=72)  # after the end of the interview
CODE_HOLDS_UNPLANNED = timedelta(days=14)  # of an interview without a time
GUEST_STAYS = timedelta(hours=12)
A_MINUTE, A_HOUR = 10, 100  # refused codes: from one address, from everywhere
_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_READ_AS = str.maketrans("OIL", "011", "- \t")

_REFUSED = "This code is not valid: it may be mistyped, used, or too old. Ask whoever sent it for a new one."


@dataclass(frozen=True)
class SignIn:
    """What a provider says of whoever signed in; `at` is when, in seconds since 1970."""

    issuer: str
    subject: str
    name: str
    email: str
    email_verified: bool
    at: int


@dataclass(frozen=True)
class Guest:
    """Somebody who came by a code: whose card they may fill, until when (UTC), and the digest of the code."""

    card: str
    person: str
    until: str
    code: str


def admit(office: Office, sign_in: SignIn, admins: Collection[str] = ()) -> Viewer:
    """Return the person who signed in; it is asked again on every click.

    People are known by issuer and subject. Whoever was added under an address comes in by it the first time, when the
    provider has verified the address; so does an administrator of the list *admins*.

    Raises:
        SignInAgain: when the sign-in is too old, was not used for long, or was ended.
        NotAllowed: when nobody added this person, or they were switched off.
    """
    now = office.now()
    since = datetime.fromtimestamp(sign_in.at, now.tzinfo)
    with office.store.read() as tx:
        row = people.find_person(tx, sign_in.issuer, sign_in.subject)
    if row is None:
        if now - since > UNUSED:
            raise SignInAgain("Your sign-in has ended. Sign in again.")
        return _welcome(office, sign_in, admins)
    seen = max(since, datetime.fromisoformat(row.seen_at)) if row.seen_at else since
    if now - since > LONGEST or now - seen > UNUSED or sign_in.at < people.signed_out_at(row):
        raise SignInAgain("Your sign-in has ended. Sign in again.")
    if not row.active:
        raise NotAllowed("Your account is not active here. Ask an administrator.")
    if not row.seen_at or now - datetime.fromisoformat(row.seen_at) > NOTED:
        with office.store.write() as tx:
            people.note_sign_in(tx, row.id, office.at)
    return Viewer(row.id, row.name)


def _welcome(office: Office, sign_in: SignIn, admins: Collection[str]) -> Viewer:
    email = sign_in.email.strip().lower()
    known = sign_in.email_verified and "@" in email
    refused = (
        "You are signed in, but nobody has added you here. Ask an administrator to add your address."
        if known
        else "You are signed in, but your provider has not verified your e-mail address. Ask an administrator."
    )
    if not known:
        raise NotAllowed(refused)
    with office.store.write() as tx:
        row = people.invited(tx, LOCAL, email)
        admin = email in {one.strip().lower() for one in admins}
        if row is None and not admin:
            raise NotAllowed(refused)
        if row is not None and not row.active:
            raise NotAllowed("Your account is not active here. Ask an administrator.")
        from_provider = {"issuer": sign_in.issuer, "subject": sign_in.subject}
        id = (
            row.id
            if row is not None
            else people.add_person(
                tx, office.at, **from_provider, name=sign_in.name or email, email=email, admin=True
            )
        )
        people.note_sign_in(tx, id, office.at, email_verified=1, **from_provider)
        viewer = Viewer(id, people.person_of(tx, id).name)
        audit.append(tx, audit.SYSTEM, viewer, office.at, "person.welcome", id, {"admin": admin})
    return viewer


def sign_out(office: Office, viewer: Viewer) -> None:
    """End every sign-in of *viewer*, on every machine.

    Raises:
        NotAllowed: when the person is not active here.
    """
    with office.store.write() as tx:
        people.rights(tx, viewer)
        if viewer.guest or viewer.behind:
            raise NotAllowed("Only who signed in signs out.")
        people.change_person(tx, viewer.person, int(office.now().timestamp()) + 1)
        audit.append(tx, audit.SYSTEM, viewer, office.at, "person.sign_out", viewer.person)


def make_guest_code(office: Office, viewer: Viewer, card: str) -> str:
    """Return a one-time code by which the panel member of *card* comes in without an account, as `7KQ2-MXB4-90TZ`.

    It holds until 72 hours after the interview. Older codes of the card hold no more, and whoever came by one is out,
    in every browser. It is shown once: only its digest is kept.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
        HiringError: when the card is in, or its interviewer was excused.
    """
    code = "".join(secrets.choice(_SYMBOLS) for _ in range(12))
    with office.store.write() as tx:
        row = interviews.card_of(tx, card, lock=True)
        roles_for(tx, viewer, row.opening_id, "schedule")
        if row.card_status not in ("open", "withdrawn"):
            raise HiringError("This card is in or its interviewer was excused: a code would open nothing.")
        end = datetime.fromisoformat(row.ends_at) + CODE_HOLDS if row.ends_at else None
        expires = moment(max(end or office.now() + CODE_HOLDS_UNPLANNED, office.now() + GUEST_STAYS))
        guests.add_code(tx, _digest(office, code), card, expires, viewer.person)
        audit.append(tx, row.opening_id, viewer, office.at, "guest.make", card, {"expires": expires})
    return "-".join(code[n : n + 4] for n in (0, 4, 8))


def redeem_guest_code(office: Office, code: str, address: str) -> Guest:
    """Use a code up, and return whose card it opens. What is wrong with a code is never said.

    Args:
        office: The office.
        code: As it was typed; blanks, dashes and small letters do not matter.
        address: From where on the network it comes; only a keyed digest is kept, to count failures.

    Raises:
        NotAllowed: when the code is wrong, used or too old, or too many were.
    """
    now = office.now()
    whence = hmac.digest(derive_key(office, "addresses"), address.encode(), hashlib.sha256).hex()[:16]
    typed = code.upper().translate(_READ_AS)
    with office.store.read() as tx:
        minute, hour = (moment(now - timedelta(minutes=n)) for n in (1, 60))
        if (
            guests.refusals(tx, audit.SYSTEM, minute, whence) >= A_MINUTE
            or guests.refusals(tx, audit.SYSTEM, hour) >= A_HOUR
        ):
            raise NotAllowed("Too many codes were wrong. Wait a few minutes, then try again.")
    with office.store.write() as tx:
        used = guests.use_code(tx, _digest(office, typed), office.at)
        guest = _guest(tx, office, used.scorecard_id, used.hash) if used else None
        if guest is None:
            audit.append(tx, audit.SYSTEM, Viewer("guest"), office.at, guests.REFUSED, whence)
        else:
            viewer = Viewer(guest.person, guest=guest.card)
            row = interviews.card_of(tx, guest.card)
            audit.append(tx, row.opening_id, viewer, office.at, "guest.redeem", guest.card)
    if guest is None:
        raise NotAllowed(_REFUSED)
    return guest


def find_guest(office: Office, guest: Guest) -> Viewer:
    """Return the viewer that a guest is now; it is asked again on every click.

    Raises:
        SignInAgain: when their time is over, the card is no longer theirs, or a newer code of it was made.
    """
    with office.store.read() as tx:
        now = _guest(tx, office, guest.card, guest.code)
        row = people.person_of(tx, guest.person)
        if office.at > guest.until or now is None or now.person != guest.person or not row.active:
            raise SignInAgain("Your time as a guest is over. Ask whoever sent the code for a new one.")
        viewer = Viewer(guest.person, row.name, guest=guest.card, code=guest.code)
        people.rights(tx, viewer)
    return viewer


def _guest(tx: Tx, office: Office, card: str, code: str) -> Guest | None:
    row = interviews.card_of(tx, card)
    if row.card_status == "excused" or row.status == "cancelled":
        return None
    return Guest(card, row.person_id, moment(office.now() + GUEST_STAYS), code)


def _digest(office: Office, code: str) -> str:
    return hmac.digest(derive_key(office, "guest codes"), code.encode(), hashlib.sha256).hex()
