"""Handed-in cards to write: one by hand, and any that can be."""

from __future__ import annotations

from hypothesis import strategies as st

from kit.exchange.card import HandedCard, Who
from kit.scorecard import Rating, Scorecard, read_scorecards

SCALES = read_scorecards().scales
ADA = Who("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "Ada Lovelace", "ada@example.org")


def rating(
    competency="debugging", question="lost-orders", point=4, note="She found it.", reason=None
) -> Rating:
    state = "rated" if point else "not_rated" if reason else "blank"
    return Rating(
        question=question, competency=competency, state=state, ordinal=point or None, reason=reason, note=note
    )


def card(*ratings: Rating, scale="bars5", candidate="7KQ2MX", who=ADA, number=1, **more) -> HandedCard:
    given = {"recommendation": "yes", "recommendation_state": "given", "confidence": "mid", **more}
    return HandedCard(
        id=f"card-{candidate}-{who.id[-4:]}",
        candidate=candidate,
        application=f"application-{candidate}",
        interview=f"interview-{candidate}",
        session="incident",
        title="A fault in production",
        interviewer=who,
        part="lead",
        number=number,
        submitted_at="2026-11-24T10:20:00.123Z",
        interviewed_at="2026-11-24T09:00:00.000Z",
        scorecard=Scorecard(scale=scale, ratings=ratings or (rating(),), takeaways="Calm.", **given),
    )


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)
RATINGS = st.one_of(
    st.builds(rating, point=st.integers(1, 4), note=TEXTS),
    st.builds(rating, point=st.none(), note=TEXTS, reason=st.sampled_from(["no_time", "not_asked"])),
    st.builds(rating, point=st.none(), note=TEXTS),
)
PLACES = st.tuples(
    st.sampled_from(["debugging", "code_review", "async"]), st.sampled_from(["lost-orders", "unused-index"])
)


@st.composite
def cards(draw, scale="bars5"):
    """Cards of some candidates by one interviewer."""
    made = []
    for code in draw(st.lists(st.sampled_from(["7KQ2MX", "000001", "1E5000"]), unique=True, min_size=1)):
        places = draw(st.lists(PLACES, unique=True, min_size=1))
        given = tuple(
            draw(RATINGS).model_copy(update={"competency": competency, "question": question})
            for competency, question in places
        )
        recommendation = draw(st.sampled_from(["strong_no", "no", "yes", "strong_yes", None]))
        state = "given" if recommendation else draw(st.sampled_from(["no_decision", "blank"]))
        made.append(
            card(
                *given, scale=scale, candidate=code, recommendation=recommendation, recommendation_state=state
            )
        )
    return made
