"""What the parts of the loop page share: who builds what for which opening, and how something is asked of the solver."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.office import ask, the_office
from kit.app.wishes import Board
from kit.errors import KitError
from kit.hiring import Opening, find_history_of
from kit.loop import Brief, Form, Loop
from kit.panel import Panel
from kit.role import Role

AT_ONCE = 0.5  # seconds in which most answers are there, so that nobody sees a progress bar come and go
LOOK_EVERY = 0.5  # seconds between two looks at one that takes longer


@dataclass(frozen=True)
class Builder:
    """Somebody who builds the loop of an opening. `role` is the opening's own, before the wishes change its sessions."""

    viewer: Viewer
    opening: Opening
    board: Board
    role: Role
    panel: Panel | None
    titles: Mapping[str, str]

    @property
    def key(self) -> str:
        """How the keys of the page's widgets begin."""
        return f"loop/{self.opening.id}"

    @property
    def place(self) -> str:
        """Where this person's loops of this opening are built."""
        return f"{self.viewer.person}/{self.opening.id}"

    @property
    def brief(self) -> Brief:
        """What is wished now, without what other openings used."""
        office = the_office()
        return self.board.now.brief(self.role, office.bank, self.panel, office.now().date())

    @property
    def whole_brief(self) -> Brief:
        """What is wished now, with all that a solver has to know."""
        return replace(self.brief, history=find_history_of(the_office(), self.viewer, self.opening.id))

    def fits(self, loop: Loop) -> bool:
        """Whether *loop* is one of the sessions that are wished now."""
        planned = [(s.id, s.minutes) for s in self.brief.sessions]
        return all([(s.session, s.minutes) for s in form.sessions] == planned for form in loop)

    def title(self, question: str) -> str:
        """Return the title of a question, or its id when the bank has it no more; as plain text for Markdown."""
        return parts.plain(self.titles.get(question, question))

    def said(self, words: str) -> str:
        """Return a sentence of the solver with titles and names for ids, as plain text for Markdown."""
        competencies = {c: parts.competency_name(c) for c in self.role.weights}
        return parts.plain(named_once(words, competencies, self.titles))

    def build_again(self) -> None:
        """Let the page build when it comes to it."""
        st.session_state[f"{self.key}/again"] = True

    def answer(
        self, what: str, function: Callable[..., Any], loop: Loop, about: object, **rest: Any
    ) -> Any | None:
        """Return what *function* of `kit.loop` says of *loop*; nothing, told on the page, while the answer is out.

        Args:
            what: The kind of question; another *about* takes the place of the one before.
            function: Called with the loop, the brief by name, and *rest*.
            loop: The loop on the page.
            about: What the answer depends on beside the loop and the wishes.
        """
        now = self.board.now
        wished = (loop, now.keep, now.ban, now.given_up, now.people, now.sessions, about)
        future = ask(f"{self.place}/{what}", wished, lambda: (function, loop, self.whole_brief, rest))
        if not future.done():
            with st.spinner("Looking ..."), suppress(Exception):
                future.result(timeout=AT_ONCE)  # what it raises is told below
        if not future.done():
            _look_again(future)
            return None
        try:
            return future.result()
        except (KitError, BrokenProcessPool, CancelledError) as error:
            words = (
                self.said(str(error))
                if isinstance(error, KitError)
                else "The solver ended too early. Try again."
            )
            st.error(words)
            return None


@st.fragment(run_every=LOOK_EVERY)
def _look_again(future: Future[Any]) -> None:
    if future.done():
        st.rerun()
    st.caption("Still looking ...")


def named_once(words: str, competencies: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """Return a sentence of the solver with names for ids; where it says the name of a competency already, that stays.

    Examples:
        >>> competencies = {"observability": "Observability and response"}
        >>> named_once("observability and response rated by s-1", competencies, {"s-1": "Alerts"})
        'observability and response rated by Alerts'
        >>> named_once("12 about observability", competencies, {})
        '12 about Observability and response'
    """
    names = {**competencies, **titles}
    said = "|".join(map(re.escape, competencies.values()))
    pieces = re.split(rf"(?<![\w-])({said})(?![\w-])", words, flags=re.IGNORECASE) if said else [words]
    return "".join(piece if n % 2 else parts.named(piece, names) for n, piece in enumerate(pieces))


def without_and_with(before: Form, after: Form) -> tuple[list[str], list[str]]:
    """Return which questions are gone in *after* and which came, in their order."""
    old, new = [q.question for q in before.questions], [q.question for q in after.questions]
    return [q for q in old if q not in new], [q for q in new if q not in old]
