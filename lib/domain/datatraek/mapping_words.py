"""What the words of a header point at: an indicator of the plan, and whether its figures are counts or shares."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import Measure
from lib.domain.datatraek.rows import RegistrationMeasure
from lib.domain.indicator import Indicator

SURE = 0.85
"""Likeness from which a header is taken for an indicator."""
PERHAPS = 0.6
"""Likeness from which an indicator is proposed with a question; under it nothing is."""
AHEAD = 0.05
"""So much more like than the next one must an indicator be."""

_MEASURES: tuple[tuple[Measure, tuple[str, ...]], ...] = (
    (Measure.STATUS, ("status",)),
    (Measure.DENOMINATOR, ("nævner", "naevner", "i alt", "grundlag", "befolkning", "personer i alt")),
    (Measure.NUMERATOR, ("tæller", "taeller", "antal", "personer")),
    (
        Measure.VALUE,
        ("andel", "andelen", "pct", "pct.", "procent", "%", "pr. 100", "værdi", "gennemsnit", "karakter"),
    ),
)
_REGISTERED = {
    RegistrationMeasure.DELTAGERE: ("deltager",),
    RegistrationMeasure.HOLD: ("hold",),
    RegistrationMeasure.PLADSER: ("plads",),
}
_AGE = re.compile(r"\d{1,2}\s*-\s*\d{1,2}|\d{1,2}\+")
_WORD = re.compile(r"[\w.+%-]+")


@dataclass(frozen=True)
class Match:
    """An indicator that a header may be, and how like it is (0-1)."""

    indicator_id: str
    likeness: float


def measure_of(header: str) -> Measure | None:
    """What the header's words say that its figures are; the rarer words first ('antal i alt' is the denominator)."""
    text = f" {' '.join(_WORD.findall(plain(header)))} "
    return next((measure for measure, words in _MEASURES if any(f" {word} " in text for word in words)), None)


def registered_measure(header: str) -> RegistrationMeasure | None:
    """The measure of a registration that the header names."""
    text = plain(header)
    return next(
        (measure for measure, stems in _REGISTERED.items() if any(stem in text for stem in stems)), None
    )


def match_indicator(header: str, indicators: Mapping[str, Indicator]) -> Match | None:
    """The indicator whose id or label is most like the header without its words of measure; None when none is.

    Likeness is the better of difflib's ratio and the share of words in common. An age group in the header must be the
    indicator's own, or it is half as like; two that are equally like are no match.
    """
    said = _bare(header)
    if not said:
        return None
    age = _ages(header)
    found = sorted(
        (Match(key, _likeness(said, age, indicator)) for key, indicator in indicators.items()),
        key=lambda match: -match.likeness,
    )
    best = found[0] if found else None
    if best is None or best.likeness < PERHAPS:
        return None
    return None if len(found) > 1 and found[1].likeness > best.likeness - AHEAD else best


def _likeness(said: str, age: set[str], indicator: Indicator) -> float:
    names = {_bare(name) for name in (indicator.indicator_id, indicator.label, indicator.short_label)}
    own = _ages(f"{indicator.label} {indicator.age_band}")
    fits = 0.5 if age and own and not age & own else 1.0
    return fits * max(
        max(SequenceMatcher(None, said, name).ratio(), _in_common(said, name)) for name in names
    )


def _in_common(one: str, other: str) -> float:
    first, second = set(one.split()), set(other.split())
    return len(first & second) / len(first | second)


def _ages(text: str) -> set[str]:
    return {each.replace(" ", "") for each in _AGE.findall(plain(text))}


def _bare(header: str) -> str:
    """The header in comparable words, without those that only say what is measured."""
    text = f" {' '.join(_WORD.findall(plain(header).replace('_', ' ')))} "
    for _, words in _MEASURES:
        for each in words:
            text = text.replace(f" {each} ", " ")
    return re.sub(r"\s*-?årige\b|\s+år\b", "", text).strip()
