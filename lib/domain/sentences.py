"""Danish findings from figures: what a headline may say, and no more than the figures bear."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.domain.benchmark import Figure
from lib.domain.indicator import Indicator, Kind
from lib.domain.numbers import count, number, points

_NUMBER_WORDS = ("nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
NO_REAL_FIGURES = "ingen offentliggjorte eller indlæste tal"
NOT_OF_DEMO = "Overskriften bygger ikke på dem."
"""Of demo figures."""


@dataclass(frozen=True)
class _Wording:
    """How a ratio from `low` up to, not with, `high` is said: of persons, of a share, and the linking
    word."""

    low: float
    high: float
    persons: str
    share: str
    link: str


_WORDINGS = (
    _Wording(0.0, 0.45, "Under halvt så mange", "under halvt så høj", "som"),
    _Wording(0.45, 0.55, "Omkring halvt så mange", "omkring halvt så høj", "som"),
    _Wording(0.55, 0.95, "Færre", "lavere", "end"),
    _Wording(0.95, 1.05, "Omtrent lige så mange", "omtrent lige så høj", "som"),
    _Wording(1.05, 1.4, "Flere", "højere", "end"),
    _Wording(1.4, 1.6, "Omkring halvanden gang så mange", "omkring halvanden gang så høj", "som"),
    _Wording(1.6, 1.8, "Over halvanden gang så mange", "over halvanden gang så høj", "som"),
    _Wording(1.8, 2.2, "Omkring dobbelt så mange", "omkring dobbelt så høj", "som"),
    _Wording(2.2, 2.8, "Mere end dobbelt så mange", "mere end dobbelt så høj", "som"),
    _Wording(2.8, 3.2, "Omkring tre gange så mange", "omkring tre gange så høj", "som"),
    _Wording(3.2, float("inf"), "Mere end tre gange så mange", "mere end tre gange så høj", "som"),
)


def number_word(value: int) -> str:
    """Small whole numbers as words: 4 -> 'fire'; above twelve as digits."""
    return _NUMBER_WORDS[value] if 0 <= value < len(_NUMBER_WORDS) else number(value, 0)


def all_of(size: int) -> str:
    """Every one of two or more, as a sentence counts them: 'begge', 'alle tre', 'alle 14'."""
    return "begge" if size == 2 else f"alle {number_word(size)}"


def front_page_finding(
    indicator: Indicator,
    plan: Figure,
    zones: Sequence[Figure],
    kommune: Figure,
    phrases: Mapping[str, str],
) -> str | None:
    """The front page's sentence on one indicator: the zones together against the kommune.

    `plan` is the measured figure of all zones together. `phrases` says, by indicator id, what the persons of
    a share do ('står uden for arbejdsmarkedet'); without one the sentence is about the share itself. All
    figures must be published or loaded, else None. When the zones lie on both sides of the kommune no ratio
    is named.
    """
    figures = (plan, kommune, *zones)
    if not zones or not all(figure.is_real for figure in figures):
        return None
    values = [figure.value for figure in zones if figure.value is not None]
    if plan.value is None or kommune.value is None or kommune.value <= 0:
        return None
    above = sum(value > kommune.value for value in values)
    below = sum(value < kommune.value for value in values)
    if above and below:
        return _on_both_sides(indicator, above, len(values))
    return _ratio_sentence(indicator, plan.value / kommune.value, len(values), phrases)


def _ratio_sentence(indicator: Indicator, ratio: float, zones: int, phrases: Mapping[str, str]) -> str:
    wording = next(wording for wording in _WORDINGS if wording.low <= ratio < wording.high)
    zonal = "i zonen" if zones == 1 else f"i de {number_word(zones)} zoner"
    where = f"{zonal} {wording.link} i kommunen"
    phrase = phrases.get(indicator.indicator_id)
    if phrase and indicator.kind is Kind.SHARE:
        return f"{wording.persons} {phrase} {where}"
    measure = "andelen" if indicator.kind is Kind.SHARE else "tallet"
    return f"{indicator.short_label}: {measure} er {wording.share} {where}"


def _on_both_sides(indicator: Indicator, above: int, zones: int) -> str:
    words = number_word(above)
    return f"{indicator.short_label}: {words} af de {number_word(zones)} zoner ligger over kommunen"


def bare_size(difference: float, unit: str) -> str:
    """'25,6' or '31': the size of a difference without sign and unit, with the decimals of the unit."""
    return number(abs(difference), 0 if unit == "antal" else 1)


def size_words(difference: float, unit: str) -> str:
    """'25,6 procentpoint', '2,6 pr. 100 personer' or '31': the size of a difference without its sign.

    `unit` is an indicator's: 'pct', 'pr_100_personer' or 'antal'.
    """
    if unit == "pct":
        return points(abs(difference))
    if unit == "pr_100_personer":
        return f"{bare_size(difference, unit)} pr. 100 personer"
    return bare_size(difference, unit)


def change_since(difference: float | None, unit: str, year: int) -> str | None:
    """'faldet 5,5 siden 2015', in the unit named beside it; None when the change is not known."""
    if difference is None:
        return None
    if difference == 0:
        return f"uændret siden {year}"
    verb = "steget" if difference > 0 else "faldet"
    return f"{verb} {bare_size(difference, unit)} siden {year}"


def sources_finding(known: int, total: int, discrepancies: int) -> str:
    """The headline of *Kilder og kvalitet*: how many of the source's figures are there, and where it fails.

    `known` of `total` figures have a value; the others are empty in the source itself.
    """
    if total == 0:
        return "Planen har ingen offentliggjorte tal: alt, den viser, er indlæst"
    each = f"Alle {count(total)}" if known == total else f"{count(known)} af {count(total)}"
    figures = f"{each} offentliggjorte tal har værdi og kilde"
    if discrepancies == 0:
        return figures
    places = "ét sted" if discrepancies == 1 else f"{number_word(discrepancies)} steder"
    return f"{figures}; {places} er kilden uklar eller uenig med sig selv"
