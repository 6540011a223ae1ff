"""Downloads: links that are signed, short-lived, and checked again when they are followed.

Streamlit's own download addresses are open to anyone who has them, so packets and exports never go through them
where the app is served by `kit.app.server`. Under plain `streamlit run` there is no such route; that is one person
on one machine, and the button of Streamlit serves.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import mimetypes
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from kit.access import Viewer
from kit.app import office, work
from kit.app.office import the_office
from kit.errors import NotAllowed
from kit.hiring import Office, make_impact_sample
from kit.hiring.debrief import make_debrief
from kit.hiring.export import export_file, export_my_calendar, export_ratings
from kit.hiring.packet import Document, make_day_packet, make_packet
from kit.hiring.person import make_person_file
from kit.hiring.records import make_records

LIFETIME = 60.0  # seconds that a link can be followed
RENEWED = 45.0  # seconds after which a page that stays open makes a new one

_key = secrets.token_bytes(32)


def use_key(key: bytes) -> None:
    """Sign with the key that all replicas share."""
    global _key
    _key = key


def _finished(office: Office, viewer: Viewer, place: str) -> Document:
    """Return the file that long work of this viewer made."""
    name, content = work.content_of(place, viewer.person)
    return Document(name, content, mimetypes.guess_type(name)[0] or "application/octet-stream")


def _invitations(office: Office, viewer: Viewer, opening: str, address: str) -> Document:
    """Return the invitations to all interviews of an opening that have a time."""
    return export_file(office, viewer, opening, "ics", address=address).document


KINDS: dict[str, Callable[..., Document]] = {
    "calendar": export_my_calendar,
    "day": make_day_packet,
    "debrief": make_debrief,
    "invitations": _invitations,
    "impact": make_impact_sample,
    "packet": make_packet,
    "person": make_person_file,
    "ratings": export_ratings,
    "records": make_records,
    "work": _finished,
}


@dataclass(frozen=True)
class Order:
    """A document that somebody may fetch: which kind, for whom, and from what."""

    kind: str
    viewer: Viewer
    of: dict[str, str]


def sign(order: Order, now: float) -> str:
    """Return the token of a link for *order* that holds until `now + LIFETIME`, in seconds since 1970."""
    body = json.dumps([order.kind, vars(order.viewer), order.of, now + LIFETIME], sort_keys=True).encode()
    mac = hmac.digest(_key, body, hashlib.sha256)
    return base64.urlsafe_b64encode(mac + body).decode().rstrip("=")


def read_token(token: str, now: float) -> Order:
    """Return what a token orders.

    Raises:
        NotAllowed: when it is not ours, or too old.
    """
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        raw = b""
    mac, body = raw[:32], raw[32:]
    if not hmac.compare_digest(mac, hmac.digest(_key, body, hashlib.sha256)):
        raise NotAllowed("This link is not valid. Go back to the page and follow it from there.")
    kind, viewer, of, until = json.loads(body)
    if now > until:
        raise NotAllowed("This link is too old. Go back to the page and follow it from there.")
    return Order(kind, Viewer(**viewer), of)


def redeem(token: str, caller: Viewer | None) -> Document:
    """Return the document of a link, made now, if its person may have it now, and it is they who ask.

    Without a sign-in, *caller* is nothing: whoever reaches the server is its one person.

    Raises:
        NotAllowed: when the link is not valid, or the person may not have it any more.
    """
    order = read_token(token, time.time())
    if caller is not None and (caller.person, caller.guest) != (order.viewer.person, order.viewer.guest):
        raise NotAllowed(
            "This link was made for somebody else. Open the page yourself and follow it from there."
        )
    return make(order)


def make(order: Order) -> Document:
    """Return the document that *order* names, made now.

    Raises:
        KitError: as the use case of `kit.hiring` that makes it.
    """
    return KINDS[order.kind](the_office(), order.viewer, **order.of)


def offer(label: str, order: Order, key: str) -> None:
    """Show a link, or under plain `streamlit run` a button, that fetches the document of *order*.

    The link is never `primary`: Streamlit writes white on the light accent of the dark theme there.
    """
    if office.served:
        st.link_button(label, f"/dl/{sign(order, time.time())}", key=key)
    elif st.session_state.get(f"{key}/made"):
        made: Document = st.session_state.pop(f"{key}/made")
        st.download_button(
            f"Save {made.name}", made.content, made.name, made.media_type, key=f"{key}/save", type="primary"
        )
    elif st.button(label, key=key):
        st.session_state[f"{key}/made"] = make(order)
        st.rerun()
