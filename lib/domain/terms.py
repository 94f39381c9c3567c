"""What the words on the screens mean: the program's terms, and each indicator's definition from its own fields."""

from dataclasses import dataclass

from lib.domain.indicator import Indicator, Polarity

_UNITS = {
    "pct": "Procent",
    "pr_100_personer": "Antal pr. 100 personer",
    "antal": "Antal",
    "karakter": "Karaktergennemsnit",
}
_AGES = {"alle": "alle aldre", "ukendt": "uden oplyst aldersgruppe"}
_TAKEN = {
    "01-01": "opgjort 1. januar",
    "10-01": "opgjort 1. oktober",
    "11-01": "opgjort i november",
    "aar": "for et kalenderår",
    "aar2": "gennemsnit af to kalenderår",
    "skoleaar": "for et skoleår",
    "dato": "opgjort på en dato",
}
_GOOD = {
    Polarity.HIGHER: "Et højt tal er gunstigt.",
    Polarity.LOWER: "Et lavt tal er gunstigt.",
    Polarity.NONE: "Vises uden vurdering: ingen retning er god eller dårlig.",
}


@dataclass(frozen=True)
class Term:
    """A word of the program with what it means and where that comes from; `pages` are the ids of the pages on which it
    is met."""

    word: str
    definition: str
    source: str
    pages: frozenset[str]


def indicator_definition(indicator: Indicator, source: str = "") -> str:
    """What is counted, of whom, when and which way is good; by which source where one is named.

    Raises KeyError for a unit or a period rule that has no words here.
    """
    age = _AGES.get(indicator.age_band) or (
        f"{indicator.age_band} år"
        if indicator.age_band[:1].isdigit() and "klasse" not in indicator.age_band
        else indicator.age_band
    )
    said = [f"{_UNITS[indicator.unit]}, {age}, {_TAKEN[indicator.period_rule]}.", _GOOD[indicator.polarity]]
    if indicator.sensitive:
        said.append("Følsomt: for en afdeling lægges tre år sammen.")
    return " ".join([*said, f"Kilde: {source}."] if source else said)
