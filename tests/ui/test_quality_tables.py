"""Freshness, coverage and what was loaded, as tables."""

import datetime as dt

import pandas as pd

from lib.ui.quality_tables import (
    coverage_table,
    coverage_words,
    danish_loaded,
    danish_pools,
    freshness_table,
    late_sources,
    source_freshness,
    without_demo,
)

TODAY = dt.date(2026, 11, 22)
INPUTS = pd.DataFrame(
    {
        "source_id": ["job", "lbf", "skole"],
        "title": ["Jobcenteret", "Beboerdata", "Skoler"],
        "last_period_end": pd.to_datetime(["2026-11-02", "2019-10-01", "2026-06-30"]),
        "last_datatraek_id": ["d1", None, "d2"],
    }
)
PROFILES = [
    {"title": "Kendskabsgrad", "rhythm": "ugentlig", "source_id": "job"},
    {"title": "Kendskabsgrad pr. afdeling", "rhythm": "ugentlig", "source_id": "job"},
    {"title": "Tabel 9", "rhythm": "aarlig", "source_id": "lbf"},
    {"title": "Fravær", "rhythm": "aarlig", "source_id": "skole"},
    {"title": "Tryghed", "rhythm": "aarlig", "source_id": "politi"},
    {"title": "Skabelon", "rhythm": "uregelmaessig", "source_id": "skabelon"},
]
LOADED_ON = {"d1": dt.date(2026, 11, 3), "d2": dt.date(2026, 8, 1)}
COVERAGE = pd.DataFrame(
    {
        "indicator_id": ["i", "i"],
        "label": "Uden job",
        "zone": ["z1", "z2"],
        "name": ["Zone 1", "Zone 2"],
        "period_end": pd.Timestamp("2025-10-01"),
        "provenance": ["datatraek", None],
        "afdelinger": [10, 10],
        "ok": [7, 0],
        "masked": [1, 0],
        "small": [2, 1],
        "missing": [0, 9],
    }
)


def freshness() -> pd.DataFrame:
    return source_freshness(INPUTS, LOADED_ON, PROFILES, TODAY)


def test_the_most_pressing_source_is_first_and_each_source_stands_once() -> None:
    """The Jobcenter's figures of 2 November came the day after, so the next were due on 10 November."""
    found = freshness()
    assert found["title"].tolist() == ["Jobcenteret", "Tabel 9", "Fravær", "Tryghed"]
    assert found["state"].tolist() == ["forsinket", "forsinket", "frisk", "aldrig"]
    assert found["days"].iloc[0] == 12


def test_only_what_somebody_loads_can_make_the_headline_late() -> None:
    assert [(late.title, late.days) for late in late_sources(freshness())] == [("Jobcenteret", 12)]


def test_the_table_says_state_by_sign_word_and_day() -> None:
    written = freshness_table(freshness())
    assert "forsinket 12 dage" in written
    assert "fulgte med planen" in written
    assert "aldrig indlæst" in written
    assert written.count("<tr>") == 5


def test_no_profiles_give_an_empty_table() -> None:
    assert source_freshness(INPUTS, {}, [], TODAY).empty


def test_coverage_counts_afdelinger_per_zone_and_says_why_the_rest_have_none() -> None:
    row = coverage_table(COVERAGE).iloc[0]
    assert row["Zone 1"] == "7 af 10"
    assert row["Zone 2"] == "0 af 10"
    assert row["Diskretioneret"] == "1 af 20 (5\N{NO-BREAK SPACE}%)"
    assert row["For lille"] == "3 af 20 (15\N{NO-BREAK SPACE}%)"
    assert row["Mangler"] == "9 af 20 (45\N{NO-BREAK SPACE}%)"
    assert "vist 7 af 20" in coverage_words(COVERAGE)
    assert "demo" not in coverage_words(COVERAGE)


def test_demo_is_said_and_can_be_left_out() -> None:
    demo = COVERAGE.assign(provenance="demo")
    assert coverage_words(demo).endswith("demo")
    assert without_demo(demo).empty
    assert len(without_demo(COVERAGE)) == 2


def test_each_datatraek_says_what_it_gives_after_masking() -> None:
    summary = pd.DataFrame(
        {
            "datatraek_id": ["d1"], "source_id": ["job"], "rows": [15], "subjects": [3], "areas": [5],
            "first_period_end": pd.to_datetime(["2026-11-02"]), "last_period_end": pd.to_datetime(["2026-11-02"]),
            "ok": [13], "masked": [2], "missing": [0],
        }
    )  # fmt: skip
    row = danish_loaded(summary, {"d1": "uge 45.xlsx"}, {"d1": "abcdef99"}).iloc[0]
    assert row[["Fil", "Version", "Til", "Vist", "Diskretioneret"]].tolist() == [
        "uge 45.xlsx", "abcdef", "2. nov. 2026", 13, 2,
    ]  # fmt: skip
    assert danish_loaded(summary, {}, {})["Fil"].tolist() == [""]


def test_sensitive_figures_that_wait_say_why() -> None:
    pools = pd.DataFrame({"label": ["Sigtede", "Dømte"], "reason": ["Der mangler år.", ""]})
    assert danish_pools(pools)["Indikator"].tolist() == ["Sigtede"]
