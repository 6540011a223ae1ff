"""The fields of a card on the screen: under which names they are kept, what stands in them, and how they are saved."""

from __future__ import annotations

from typing import TypedDict

import streamlit as st

from kit.access import Viewer
from kit.app.kept import Held, Save
from kit.app.office import the_office
from kit.hiring import WorkingCard, save_draft
from kit.hiring.card import fields_of


class Kept(TypedDict):
    """What a component needs to keep one field."""

    key: str
    place: str
    held: Held
    save: Save


def kept_field(viewer: Viewer, card: WorkingCard, field: str) -> Kept:
    """Return how a field of a card is kept: the draft that stands, or what was handed in before."""
    draft = card.drafts.get(field)
    held = Held(draft.text, draft.rev, draft.writer) if draft else Held(texts(card)[field])

    def save(text: str, rev: int, writer: str, base: int) -> None:
        save_draft(the_office(), viewer, card.id, field, text, rev=rev, writer=writer, base=base)

    return Kept(key=key_of(card.id, field), place=f"{viewer.person}/{card.id}/{field}", held=held, save=save)


def texts(card: WorkingCard) -> dict[str, str]:
    """Return what stands in each field of a card now."""
    before = fields_of(card.last) if card.last else {}
    drafts = {field: draft.text for field, draft in card.drafts.items()}
    return {**dict.fromkeys(card.fields, ""), **before, **drafts}


def key_of(card: str, what: str) -> str:
    """Return the key under which something of a card stands in the browser session."""
    return f"score/{card}/{what}"


def forget_card(card: str) -> None:
    """Let go of what the browser session holds of a card."""
    for key in [k for k in st.session_state if str(k).startswith(key_of(card, ""))]:
        del st.session_state[key]
