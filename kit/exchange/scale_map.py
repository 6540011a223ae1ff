"""How points of one scale become points of another: known pairs as data, others only as a person gives them.

A foreign rating keeps the scale of its source and the label it had there; it comes onto a scale of ours only through a
map that somebody gave.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kit.errors import ExchangeError, Problem
from kit.scorecard import Rating, Recommendation, Scale

# The points of foreign scales, lowest first, as they are written there.
FOREIGN_SCALES: Mapping[str, tuple[str, ...]] = {
    "greenhouse-attribute": ("definitely_not", "no", "mixed", "yes", "strong_yes"),
    "ashby-score": ("1", "2", "3", "4"),
    "lever-four": ("1", "2", "3", "4"),
}

# For each pair, the point of the target for each point of the source, lowest first. bars5 has no default onto four
# points: its middle has no place there.
KNOWN_MAPS: Mapping[tuple[str, str], tuple[int, ...]] = {
    ("bars5", "greenhouse-attribute"): (1, 2, 3, 4, 5),
    ("four-point", "greenhouse-attribute"): (1, 2, 4, 5),
    ("four-point", "ashby-score"): (1, 2, 3, 4),
    ("four-point", "lever-four"): (1, 2, 3, 4),
}

RECOMMENDATIONS: tuple[Recommendation, ...] = ("strong_no", "no", "yes", "strong_yes")

_GIVEN = re.compile(r"([a-z0-9-]+)=(?:([a-z0-9-]+):)?(\d(?:,\d)*)\Z")


@dataclass(frozen=True)
class ScaleMap:
    """A map from the points of `source`, lowest first, to points of `target`."""

    source: str
    target: str
    points: tuple[int, ...]

    @property
    def loses(self) -> bool:
        """Whether two points of the source become one."""
        return len(set(self.points)) < len(self.points)

    def __call__(self, ordinal: int) -> int:
        """Return the point of the target for a point of the source."""
        return self.points[ordinal - 1]


def read_map(text: str, target: str = "") -> ScaleMap:
    """Return the map that a person wrote, as `bars5=1,2,2,3,4` or `ashby-score=four-point:1,2,3,4`.

    Args:
        text: What was written.
        target: The scale onto which it goes when *text* names none.

    Raises:
        ExchangeError: when it is no map, or falls where it should rise.

    Examples:
        >>> read_map("ashby-score=four-point:1,2,3,4")
        ScaleMap(source='ashby-score', target='four-point', points=(1, 2, 3, 4))
    """
    found = _GIVEN.match(text.strip())
    wanted = "write it as bars5=1,2,2,3,4 or ashby-score=four-point:1,2,3,4"
    if not found or not (found[2] or target):
        raise ExchangeError([Problem("--map", 1, f"'{text}' is no map of scales: {wanted}.")])
    points = tuple(map(int, found[3].split(",")))
    if list(points) != sorted(points):
        raise ExchangeError(
            [Problem("--map", 1, f"'{text}' falls: a higher point must not become a lower one.")]
        )
    return ScaleMap(found[1], found[2] or target, points)


def map_onto(source: Scale, target: str, given: Iterable[ScaleMap] = ()) -> ScaleMap:
    """Return how ratings on *source* are written on the foreign scale *target*.

    Raises:
        ExchangeError: when no map is known and none was given, or the given one has too few points or unknown ones.
    """
    size = len(FOREIGN_SCALES[target])
    for one in given:
        if one.source == source.id and one.target == target:
            if len(one.points) != len(source.points) or not set(one.points) <= set(range(1, size + 1)):
                words = f"the map {one.source}={','.join(map(str, one.points))} must give each of the {len(source.points)} points one of 1 to {size}."
                raise ExchangeError([Problem("--map", 1, words)])
            return one
    if (source.id, target) in KNOWN_MAPS:
        return ScaleMap(source.id, target, KNOWN_MAPS[source.id, target])
    words = (
        f"{source.id} has {len(source.points)} points and {target} has {size}, so it must be said which becomes which, "
        f"as {source.id}=1,2,2,3,4 or {source.id}=1,2,3,3,4."
    )
    raise ExchangeError([Problem("--map", 1, words)])


def noted(rating: Rating, scale: Scale, used: ScaleMap) -> str:
    """Return the note of a rating, with its own point before it where the map loses that."""
    if rating.ordinal is None or not used.loses:
        return rating.note
    source = f"[{rating.ordinal} of {len(scale.points)}: {scale.label(rating.ordinal)}]"
    return f"{source} {rating.note}".strip()


def four_in_order(labels: Iterable[str]) -> tuple[str, ...] | None:
    """Return four labels of a foreign choice lowest first, by the digits or the words in them; nothing when unsure.

    Examples:
        >>> four_in_order(["4 - Strong Hire", "3 - Hire", "2 - No Hire", "1 - Strong No Hire"])
        ('1 - Strong No Hire', '2 - No Hire', '3 - Hire', '4 - Strong Hire')
        >>> four_in_order(["Strong no", "No", "Yes", "Strong yes"])
        ('Strong no', 'No', 'Yes', 'Strong yes')
        >>> four_in_order(["great", "good", "bad", "ugly"]) is None
        True
    """
    found = tuple(labels)
    digits = [re.match(r"\s*([1-4])\b", label) for label in found]
    if all(digits):
        places = {int(digit[1]): label for digit, label in zip(digits, found, strict=True) if digit}
    else:
        places = {}
        for label in found:
            words = set(re.findall(r"[a-z]+", label.lower().replace("_", " ").replace("don't", "no")))
            strong = bool(words & {"strong", "strongly", "definitely"})
            against = bool(words & {"no", "not"})
            if not against and not words & {"yes", "hire"}:
                return None
            places[
                {(True, True): 1, (True, False): 2, (False, False): 3, (False, True): 4}[against, strong]
            ] = label
    if sorted(places) != [1, 2, 3, 4] or len(found) != 4:
        return None
    return tuple(places[place] for place in (1, 2, 3, 4))
