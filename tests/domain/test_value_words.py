"""One value in words."""

import math

import pandas as pd
import pytest

from lib.domain.value_words import marked_value, real_rows, shown_value, source_or_demo, with_unit

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("pct", f"47,9{NBSP}%"),
        ("antal", "48"),
        ("pr_100_personer", "47,9 pr. 100 personer"),
        ("karakter", "47,9"),
    ],
)
def test_a_value_has_its_unit(unit: str, words: str) -> None:
    assert with_unit(47.93, unit) == words


@pytest.mark.parametrize("status", ["mangler", "diskretioneret"])
def test_a_value_that_is_not_there_is_a_word_and_never_zero(status: str) -> None:
    assert shown_value(math.nan, status, "pct") == status
    assert marked_value(math.nan, status, "pct", None) == status


def test_an_ok_row_without_a_value_is_missing() -> None:
    assert shown_value(math.nan, "ok", "pct") == "mangler"


def test_made_up_values_are_marked() -> None:
    assert marked_value(10.0, "ok", "pct", "demo") == f"10,0{NBSP}% (demo)"
    assert marked_value(10.0, "ok", "pct", "interpoleret") == f"10,0{NBSP}% (interpoleret)"
    assert marked_value(10.0, "ok", "pct", "published") == f"10,0{NBSP}%"


def test_a_source_is_named_for_real_values_only() -> None:
    shown = pd.DataFrame({"status": ["ok", "ok", "mangler"], "provenance": ["published", "demo", None]})
    assert len(real_rows(shown)) == 1
    assert source_or_demo(shown, "Kilde: LBF") == "Kilde: LBF"
    assert source_or_demo(shown.iloc[1:], "Kilde: LBF") == "Demotal uden kilde"
    assert source_or_demo(shown.iloc[2:], "Kilde: LBF") == "Ingen tal at vise"
