"""An indicator's definition from its own fields, by hand."""

from dataclasses import replace

import pytest

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.terms import indicator_definition

PLAIN = Indicator(
    "x",
    "Kun grundskole",
    "Grundskole",
    "skole",
    "uddannelse",
    "pct",
    Kind.SHARE,
    "15-64",
    Polarity.LOWER,
    True,
    False,
    "10-01",
    "kilde",
)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Procent, 15-64 år, opgjort 1. oktober. Et lavt tal er gunstigt."),
        (
            {"unit": "antal", "age_band": "alle", "period_rule": "01-01", "polarity": Polarity.HIGHER},
            "Antal, alle aldre, opgjort 1. januar. Et højt tal er gunstigt.",
        ),
        (
            {"unit": "pr_100_personer", "age_band": "18+", "period_rule": "aar", "polarity": Polarity.NONE},
            "Antal pr. 100 personer, 18+ år, for et kalenderår. "
            "Vises uden vurdering: ingen retning er god eller dårlig.",
        ),
        (
            {"unit": "karakter", "age_band": "9. klasse", "period_rule": "skoleaar"},
            "Karaktergennemsnit, 9. klasse, for et skoleår. Et lavt tal er gunstigt.",
        ),
        (
            {"age_band": "ukendt", "period_rule": "aar2", "sensitive": True},
            "Procent, uden oplyst aldersgruppe, gennemsnit af to kalenderår. Et lavt tal er gunstigt. "
            "Følsomt: for en afdeling lægges tre år sammen.",
        ),
        ({"age_band": "0-17"}, "Procent, 0-17 år, opgjort 1. oktober. Et lavt tal er gunstigt."),
        (
            {"age_band": "unge", "period_rule": "dato"},
            "Procent, unge, opgjort på en dato. Et lavt tal er gunstigt.",
        ),
    ],
)
def test_what_is_counted_of_whom_when_and_which_way_is_good(fields: dict[str, object], said: str) -> None:
    indicator = replace(PLAIN, **fields)  # type: ignore[arg-type]  # the fields of its class
    assert indicator_definition(indicator) == said
    assert indicator_definition(indicator, "Registret") == f"{said} Kilde: Registret."


def test_a_unit_without_words_is_refused() -> None:
    with pytest.raises(KeyError):
        indicator_definition(replace(PLAIN, unit="meter"))
