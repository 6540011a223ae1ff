"""Who is behind a browser: the sign-in of Streamlit, the cookie of a guest, and one's own signed cookies."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from kit.access import Viewer
from kit.app.kept import ask_whether_shared
from kit.app.office import the_office
from kit.app.parts import plain
from kit.app.settings import the_settings
from kit.errors import HiringError, NotAllowed, SignInAgain
from kit.hiring.office import derive_key
from kit.hiring.signin import Guest, SignIn, admit, find_guest, sign_out

GUEST = "kit_guest"
NEXT = "kit_next"


def seal_cookie(name: str, value: object, until: float) -> str:
    """Return *value* as a cookie that only this installation can have made; it holds until then (seconds since 1970)."""
    body = json.dumps([value, until]).encode()
    return base64.urlsafe_b64encode(_mac(name, body) + body).decode().rstrip("=")


def read_cookie(cookies: Mapping[str, str], name: str) -> Any:
    """Return what a cookie of ours says; nothing when there is none, it was altered, or it is too old."""
    text = cookies.get(name, "")
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return None
    mac, body = raw[:32], raw[32:]
    if not hmac.compare_digest(mac, _mac(name, body)):
        return None
    value, until = json.loads(body)
    return value if time.time() < until else None


def _mac(name: str, body: bytes) -> bytes:
    return hmac.digest(derive_key(the_office(), "cookies"), name.encode() + b"\0" + body, hashlib.sha256)


def cookie_of(guest: Guest) -> str:
    """Return the cookie of a guest."""
    until = datetime.fromisoformat(guest.until).astimezone(UTC).timestamp()
    return seal_cookie(GUEST, asdict(guest), until)


def _guest_of(cookies: Mapping[str, str]) -> Guest | None:
    """Return the guest of a cookie; one from before it named its code is nobody's any more."""
    said = read_cookie(cookies, GUEST)
    return Guest(**said) if isinstance(said, dict) else None


def sign_in_of(claims: Mapping[str, Any]) -> SignIn | None:
    """Return the sign-in that a provider's claims tell of, or nothing when nobody signed in."""
    if not claims.get("is_logged_in") or not all(claims.get(name) for name in ("iss", "sub", "iat")):
        return None
    return SignIn(
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        name=str(claims.get("name") or ""),
        email=str(claims.get("email") or ""),
        email_verified=claims.get("email_verified") is True,
        at=int(claims["iat"]),
    )


def caller(cookies: Mapping[str, str]) -> Viewer | None:
    """Return who asks with these cookies, or nothing when it is nobody who may come in.

    Streamlit has no public way to read its own cookie outside a page: this one is pinned, and held by a test.

    Raises:
        StoreError: when the database does not answer: who asks need not sign in for that.
    """
    from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

    try:
        raw = _get_signed_cookie_with_chunks(dict(cookies), "_streamlit_user")
        claims = json.loads(raw) if raw else {}
        if claims.get("origin") == the_settings().origin and (found := sign_in_of(claims)):
            return admit(the_office(), found, the_settings().admins)
        guest = _guest_of(cookies)
        return find_guest(the_office(), guest) if guest else None
    except HiringError:
        return None


def ask() -> Viewer | None:
    """Return who is signed in, with a way out; else show how to come in, and return nothing."""
    found = sign_in_of(st.user.to_dict())
    guest = _guest_of(st.context.cookies)
    try:
        if found:
            viewer = admit(the_office(), found, the_settings().admins)
        elif guest:
            viewer = find_guest(the_office(), guest)
        else:
            raise SignInAgain("Sign in to see what is yours.")
    except NotAllowed as error:
        _door(str(error), again=isinstance(error, SignInAgain))
        return None
    left, right = st.columns([3, 1], vertical_alignment="center")
    name = plain(viewer.name)
    left.caption(f"{name}, as a guest" if viewer.guest else name)
    if not viewer.guest and right.button("Sign out", key="sign_out", help="On every machine."):
        sign_out(the_office(), viewer)
        st.logout()
    return viewer


def _door(words: str, again: bool) -> None:
    st.title("Hiring Kit")
    st.write(words)
    if again:
        st.button("Sign in", key="sign_in", type="primary", on_click=st.login)
        ask_whether_shared()
        st.caption("No account here, but a code? Open the address ending in /guest that came with it.")
    elif st.user.is_logged_in:
        st.button("Sign in as somebody else", key="sign_in", on_click=st.logout)
