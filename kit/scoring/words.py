"""What is said about figures: every sentence that a reader of a comparison can meet, in one place.

Plain words, always with the interval, never an accusation and never a verdict. Names come in from outside: a code, or
what the reader may see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from kit.wording import counted, listed

if TYPE_CHECKING:
    from kit.scoring.model import Shift

ALPHA_GOOD, ALPHA_USABLE = 0.80, 0.67  # Krippendorff, Content Analysis (2004), ch. 11
NO_NAMES: Mapping[str, str] = MappingProxyType({})
LEAST_PART = 0.05  # points: a smaller part of an explanation is not worth words

SMALL_JOB = (
    "Fewer than 8 candidates: the figures rest on typical interviews, not yours, and no reliability is given."
)
LOW_RELIABILITY = (
    "Most of what differs between these candidates' scores is chance: no order is shown, only groups that can not be "
    "told apart."
)
NOT_CONVERGED = "The sizes of the model's parts could not be found in these ratings; typical ones stand in, as for a small job."
NOT_FOUND = "The variances could not be found in these ratings: they are where the search stopped."
NO_CHANCE_LEFT = (
    "These ratings are too few for so many parts: the parts explain every rating, no chance is left, and the variances "
    "have no bound."
)
NOBODY_APART = "Nobody can yet be separated from the leader."
HOW_TO_READ = (
    "Adjusted scores take out how strictly each interviewer rates, the impression that one interviewer has of one "
    "candidate, and how hard questions are. Candidates who share a letter can not be told apart."
)
TOO_MANY_PAIRS = (
    "With more than 200 candidates, each is compared with the leader only, and no letters are given."
)


def points(value: float) -> str:
    """Return a figure as it is shown: one decimal, and no minus before nothing.

    Examples:
        >>> points(2.96), points(-0.04)
        ('3.0', '0.0')
    """
    text = f"{value:.1f}"
    return "0.0" if text == "-0.0" else text


def percent(chance: float) -> str:
    """Return a chance in whole percent, never 0 or 100: nothing is certain.

    Examples:
        >>> percent(0.714), percent(0.9999)
        ('71 %', '99 %')
    """
    return f"{min(max(round(100 * chance), 1), 99)} %"


# --- a candidate --------------------------------------------------------------------------------------------------


def score(
    adjusted: float,
    low: float,
    high: float,
    raw: float,
    shift: Shift | None = None,
    mine: int = 0,
    lenient: int = 0,
) -> str:
    """Return what is said of one candidate's score: with its interval, the raw mean, and why they differ.

    Args:
        adjusted: The score; `low` and `high` are its 95 % interval.
        low: See above.
        high: See above.
        raw: The raw mean of the ratings.
        shift: Why the two differ; parts below .05 are left out.
        mine: How many interviewers the candidate had.
        lenient: How many of them score higher than colleagues.

    Examples:
        >>> score(3.1, 2.7, 3.5, 3.3)
        'Adjusted score 3.1 (likely 2.7 to 3.5). Raw mean 3.3.'
    """
    words = (
        f"Adjusted score {points(adjusted)} (likely {points(low)} to {points(high)}). Raw mean {points(raw)}."
    )
    parts = [] if shift is None else _parts(shift, mine, lenient)
    return " ".join([words, *parts])


def _parts(shift: Shift, mine: int, lenient: int) -> list[str]:
    told = []
    if abs(shift.interviewers) >= LEAST_PART:
        higher = shift.interviewers < 0
        some = lenient if higher else mine - lenient
        who = (
            f"{some} of the {counted(mine, 'interviewer')} score"
            if some
            else "The interviewers together score"
        )
        if some == 1:
            who = f"1 of the {counted(mine, 'interviewer')} scores"
        way = "higher" if higher else "lower"
        told.append(f"{who} {way} than colleagues: {_moved(shift.interviewers)}.")
    if abs(shift.questions) >= LEAST_PART:
        way = "easier" if shift.questions < 0 else "harder"
        told.append(f"The questions were {way} than others: {_moved(shift.questions)}.")
    if abs(shift.mix) >= LEAST_PART:
        told.append(f"Competencies were not rated as often as they weigh: {_moved(shift.mix)}.")
    if abs(shift.evidence) >= LEAST_PART:
        told.append(f"There is little evidence, which pulls to the middle: {_moved(shift.evidence)}.")
    return told


def _moved(part: float) -> str:
    return f"{'+' if part > 0 else '-'}{abs(part):.2f}"


def thin(n_ratings: int, n_interviewers: int, most_ratings: int, most_interviewers: int) -> str:
    """Return why a candidate has no score."""
    if n_ratings == 0:
        return "There is no rating yet."
    if n_interviewers < most_interviewers:
        return f"Only {counted(n_interviewers, 'interviewer')} has rated so far: {most_interviewers} or more are needed."
    return f"Only {counted(n_ratings, 'rating')} so far: {most_ratings} or more are needed."


def open_cards(cards_in: int, planned: int) -> str:
    """Return why a candidate is not compared yet.

    Examples:
        >>> open_cards(3, 5)
        '3 of 5 cards are in: no comparison before all are, or before somebody notes why not.'
    """
    return f"{cards_in} of {planned} cards are in: no comparison before all are, or before somebody notes why not."


def extreme(top: bool) -> str:
    """Return what is said when all ratings of a candidate are at one end of the scale."""
    end, way = ("top", "higher") if top else ("bottom", "lower")
    return f"All ratings are at the {end} point: the true level may be {way} than shown."


def untested(competencies: Sequence[str]) -> str:
    """Return what is said of weighted competencies that nobody rated for a candidate."""
    return f"Nobody rated {listed(competencies)}: what is shown there is predicted from the rest."


def all_alike(point: float) -> str:
    """Return why nothing is compared when all ratings are one point."""
    return f"All ratings are the same point ({point:g}): nothing can be told apart."


def mixed_scales(scales: Sequence[str], line: int | None = None) -> str:
    """Return why nothing is compared when ratings are on several scales; *line* is where the second one begins."""
    where = f" Line {line} is the first on another scale." if line else ""
    return f"Ratings on {len(scales)} scales ({', '.join(scales)}) can not be put together: no means are shown.{where}"


def disconnected(parts: int) -> str:
    """Return what is said when no interviewer links some candidates to others."""
    return (
        f"The candidates fall into {parts} parts with no interviewer in common: candidates are compared only inside a "
        "part. One interviewer who sees candidates of both parts would link them."
    )


def unrated(competencies: Sequence[str]) -> str:
    """Return what is said of weighted competencies that nobody rated for anybody."""
    return f"Nobody rated {', '.join(competencies)}."


def without_weight(competencies: Sequence[str]) -> str:
    """Return what is said of rated competencies that the role does not weigh."""
    return f"Rated, but without a weight in the role, and so in no score: {', '.join(competencies)}."


SMALL_POOLED = "Fewer than 8 candidates are compared: no reliability is given."


def pooled(jobs: int, candidates: int) -> str:
    """Return what other jobs a comparison learnt from.

    Examples:
        >>> pooled(2, 31)
        'How strictly people rate, and how hard questions are, is learnt from 2 more openings of this role with 31 candidates; scores are of this one alone.'
    """
    return (
        f"How strictly people rate, and how hard questions are, is learnt from {counted(jobs, 'more opening')} of this "
        f"role with {counted(candidates, 'candidate')}; scores are of this one alone."
    )


def weights_fixed(at: str, digest: str) -> str:
    """Return since when the weights of a comparison stand; *digest* stands for them.

    Examples:
        >>> weights_fixed("2026-11-24T09:00:00.000Z", "7c9e6679bb04aa")
        'The weights are fixed since the first card came in: 2026-11-24 09:00 UTC, fingerprint 7c9e6679bb04.'
    """
    return f"The weights are fixed since the first card came in: {at[:10]} {at[11:16]} UTC, fingerprint {digest[:12]}."


def beside(told: Sequence[str]) -> str:
    """Return what is said of weights that were put beside the fixed ones.

    Examples:
        >>> beside(["Testing: 60 when fixed, now 50."])
        'Other weights were put beside these, as a second view that changes no score. Testing: 60 when fixed, now 50.'
    """
    return " ".join(["Other weights were put beside these, as a second view that changes no score.", *told])


def imported(cards: int) -> str:
    """Return what is said of cards that were imported.

    Examples:
        >>> imported(1)
        '1 card was imported: whether its author had seen other ratings is not known.'
    """
    was, its = ("was", "its author") if cards == 1 else ("were", "their authors")
    return f"{counted(cards, 'card')} {was} imported: whether {its} had seen other ratings is not known."


# --- two candidates, and all of them ------------------------------------------------------------------------------


def apart(a: str, b: str, chance: float, separable: bool) -> str:
    """Return what is said of two candidates, *a* the one with the higher score.

    Examples:
        >>> apart("Dana", "Ali", 0.71, False)
        'Chance that Dana is above Ali: 71 %. They can not be told apart on this evidence; another interview would help more than another debate.'
        >>> apart("Dana", "Bo", 0.99, True)
        'Chance that Dana is above Bo: 99 %.'
    """
    words = f"Chance that {a} is above {b}: {percent(chance)}."
    if separable:
        return words
    return f"{words} They can not be told apart on this evidence; another interview would help more than another debate."


def leaders(names: Sequence[str], candidates: int) -> str:
    """Return who can not be separated from the leader; the leader's name comes first.

    Examples:
        >>> leaders(["Dana", "Ali"], 5)
        'Ali can not be separated from Dana, who has the highest score.'
        >>> leaders(["Dana", "Ali"], 2)
        'Nobody can yet be separated from the leader.'
    """
    if len(names) == candidates and candidates > 1:
        return NOBODY_APART
    if len(names) == 1:
        return (
            f"{names[0]} has the highest score, and is separated from everybody else."
            if candidates > 1
            else ""
        )
    return f"{listed(names[1:])} can not be separated from {names[0]}, who has the highest score."


def other_weights(view: str, changed: int, reversed_pairs: Sequence[tuple[str, str]]) -> str:
    """Return what other weights would change.

    Args:
        view: Which weights, as the sentence begins.
        changed: How many pairs stand in another order.
        reversed_pairs: Those among them that can be told apart either way.

    Examples:
        >>> other_weights("With equal weights", 0, [])
        'With equal weights the order is the same: it does not depend on the weights.'
    """
    if not changed:
        return f"{view} the order is the same: it does not depend on the weights."
    words = f"{view}, {counted(changed, 'pair')} of candidates would stand in another order"
    if not reversed_pairs:
        return f"{words}; none of them can be told apart anyway."
    some = "; ".join(f"{a} and {b}" for a, b in reversed_pairs[:5])
    return f"{words}, among them pairs that can be told apart: {some}."


def one_more(name: str, now: float, then: float) -> str:
    """Return what one more interview would do; half widths of the interval.

    Examples:
        >>> one_more("Dana", 0.45, 0.38)
        'One more interview would narrow Dana from ±0.45 to ±0.38.'
    """
    return f"One more interview would narrow {name} from ±{now:.2f} to ±{then:.2f}."


# --- interviewers: for themselves, and for an administrator -------------------------------------------------------


def severity(value: float, low: float, high: float, candidates: int) -> str:
    """Return how an interviewer rates beside colleagues, in points above them.

    Examples:
        >>> severity(-0.31, -0.58, -0.02, 14)
        'Scores 0.3 points lower than colleagues for the same candidates (0.0 to 0.6, from 14 candidates).'
        >>> severity(0.1, -0.2, 0.4, 9)
        'No difference from colleagues that the data can show (from 9 candidates).'
    """
    if low <= 0.0 <= high:
        return (
            f"No difference from colleagues that the data can show (from {counted(candidates, 'candidate')})."
        )
    way = "higher" if value > 0 else "lower"
    near, far = sorted((abs(low), abs(high)))
    return (
        f"Scores {points(abs(value))} points {way} than colleagues for the same candidates ({points(near)} to "
        f"{points(far)}, from {counted(candidates, 'candidate')})."
    )


def thin_interviewer(candidates: int, least: int) -> str:
    """Return why nothing is said of how an interviewer rates."""
    if candidates < least:
        return f"Rated {counted(candidates, 'candidate')} so far: {least} or more are needed."
    return "Too few colleagues rated the same candidates to say how this person rates beside them."


NO_SEVERITY = (
    "Who rates and what is rated always go together here, so how strictly people rate can not be known."
)


def straight(cards: int, alike: int) -> str:
    """Return a note on cards that give one point throughout; it asks, and does not accuse."""
    return (
        f"{alike} of {counted(cards, 'card')} give every competency the same point. That can be right; separate "
        "evidence for each competency makes the card more useful."
    )


def halo(share: float, usual: float) -> str:
    """Return a note on ratings of one candidate that lie closer together than those of colleagues."""
    return (
        f"Ratings of one candidate lie closer together than colleagues' do ({points(share)} against {points(usual)} "
        "points). Rating each question before the next one is asked keeps competencies apart."
    )


def drift(before: float, after: float) -> str:
    """Return a note on a change of severity over time, in points above colleagues.

    Examples:
        >>> drift(-0.1, 0.4)
        'Moved from 0.1 points lower than colleagues to 0.4 points higher.'
    """

    def told(value: float) -> str:
        return f"{points(abs(value))} points {'higher' if value > 0 else 'lower'}"

    return f"Moved from {told(before)} than colleagues to {told(after)}."


# --- a plan -------------------------------------------------------------------------------------------------------

NO_CHANGE_HELPS = "No single change would help enough to count."


def planned(phi: float, sem: float, difference: float, interviewers: int, ratings: int) -> str:
    """Return what a design can tell apart.

    Examples:
        >>> planned(0.81, 0.27, 0.8, 4, 12)
        'With 4 interviewers and 12 ratings, 81 % of what differs between scores is the candidates. A score is right to about ±0.5 points; two candidates who truly differ by 0.8 points are told apart in 4 of 5 cases.'
    """
    return (
        f"With {counted(interviewers, 'interviewer')} and {counted(ratings, 'rating')}, {percent(phi)} of what differs "
        f"between scores is the candidates. A score is right to about ±{2 * sem:.1f} points; two candidates who truly "
        f"differ by {difference:.1f} points are told apart in 4 of 5 cases."
    )


def change(what: str, minutes: int, sem: float, difference: float) -> str:
    """Return what a change would bring, and its cost.

    Examples:
        >>> change("a second interviewer who rates in 'data'", 60, 0.25, 0.71)
        "A second interviewer who rates in 'data' (60 more minutes a candidate): right to ±0.50, told apart from 0.71 points."
    """
    cost = f"{minutes} more minutes a candidate" if minutes > 0 else "no more time"
    return f"{what[0].upper()}{what[1:]} ({cost}): right to ±{2 * sem:.2f}, told apart from {difference:.2f} points."


# --- agreement ----------------------------------------------------------------------------------------------------


def agreement(
    alpha: float, ac2: float, units: int, rated: str = "", low: float | None = None, high: float | None = None
) -> str:
    """Return what the two figures of agreement mean together.

    Alpha asks how well ratings tell candidates apart; AC2 how often people agree. Where nearly everybody is rated
    alike the first is low and the second is not.

    Args:
        alpha: Krippendorff's; *low* and *high* are its 95 % interval, where it is known.
        ac2: Gwet's.
        units: How many were rated by two or more.
        rated: What these are; competencies of candidates when left out.
        low: See above.
        high: See above.

    Examples:
        >>> agreement(0.71, 0.84, 40, low=0.52, high=0.83)
        'Interviewers agree enough to use the ratings with care (alpha 0.71, likely 0.52 to 0.83, AC2 0.84, over 40 competencies rated by two or more).'
    """
    if alpha >= ALPHA_GOOD:
        words = "Interviewers agree well"
    elif alpha >= ALPHA_USABLE:
        words = "Interviewers agree enough to use the ratings with care"
    elif ac2 >= ALPHA_GOOD:
        words = "Interviewers agree, but nearly all ratings are alike, so they tell candidates apart poorly"
    else:
        words = "Interviewers do not agree well: look at the anchors together before the next interviews"
    over = counted(units, rated) if rated else f"{units} competencies"
    likely = "" if low is None or high is None else f", likely {low:.2f} to {high:.2f}"
    return f"{words} (alpha {alpha:.2f}{likely}, AC2 {ac2:.2f}, over {over} rated by two or more)."


def few_units(units: int, least: int) -> str:
    """Return why no word is said on agreement."""
    was = "was" if units == 1 else "were"
    return f"{counted(units, 'candidate')} {was} rated by two or more people: {least} are needed for a word on agreement."


# --- adverse impact -----------------------------------------------------------------------------------------------

IMPACT_SMALL = "Too few to conclude."
IMPACT_REVIEW = "Review this stage."
IMPACT_BELOW = "Below four fifths, chance not excluded."
IMPACT_SMALL_DIFFERENCE = "Small difference, not chance."
IMPACT_NONE = "No sign of a difference."
IMPACT_LAW = (
    "A score that substantially assists a decision may be regulated (for example New York City Local Law 144). This "
    "table is arithmetic; it claims no compliance."
)
