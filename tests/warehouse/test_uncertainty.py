"""The interval of every row, against a published worked example."""

import pandas as pd
import pytest

from lib.warehouse.uncertainty import with_uncertainty

INDICATORS = pd.DataFrame({"indicator_id": ["share", "rate"], "kind": ["share", "rate"]})


def row(indicator: str, numerator: float | None, denominator: float | None, years: int = 1) -> pd.DataFrame:
    known = numerator is not None
    frame = pd.DataFrame(
        {
            "indicator_id": [indicator],
            "area_id": ["a"],
            "period_start": [pd.Timestamp(2021 - years, 1, 1)],
            "period_end": [pd.Timestamp(2020, 12, 31)],
            "value": [100.0 * numerator / denominator if known else None],
            "numerator": [numerator],
            "denominator": [denominator],
            "status": ["ok" if known else "diskretioneret"],
        }
    )
    return with_uncertainty(frame.astype({"value": "float64"}), INDICATORS)


def test_wilson_of_a_share() -> None:
    """Newcombe 1998, Statistics in Medicine 17:857, table I: 81 of 263 gives 0,2553 to 0,3662."""
    found = row("share", 81, 263).iloc[0]
    assert (round(found["low"], 2), round(found["high"], 2)) == (25.53, 36.62)
    assert (found["method"], found["reliability"]) == ("wilson", "sikker")


def test_a_share_over_three_years_is_no_surer_than_one_year_of_it() -> None:
    pooled, single = row("share", 243, 789, years=3).iloc[0], row("share", 81, 263).iloc[0]
    assert pooled[["low", "high"]].tolist() == pytest.approx(single[["low", "high"]].tolist())


def test_events_over_three_years_are_counted_as_they_are() -> None:
    pooled, single = row("rate", 30, 600, years=3).iloc[0], row("rate", 10, 200).iloc[0]
    assert pooled["high"] - pooled["low"] < single["high"] - single["low"]


def test_a_masked_row_has_none() -> None:
    found = row("share", None, None).iloc[0]
    assert found[["low", "high", "method"]].isna().all()
    assert found["reliability"] == "ukendt"
