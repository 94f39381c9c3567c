"""The zone values of a draft as a whole table, and rows typed as each kind has them."""

import pandas as pd
import pytest

from lib.domain.datatraek.difference_words import difference_sentence, rows_words
from lib.domain.datatraek.draft_values import ZONE_VALUE_COLUMNS, zone_values
from lib.domain.datatraek.rows import PLACE_COLUMNS, ROW_COLUMNS, DatatraekKind, typed_rows
from tests.domain.datatraek.checked_builders import AREAS, INDICATORS, OBS, on, rows, share

LATER = on("2025-10-01")


def test_measured_and_summed_zones_stand_in_one_table_by_subject_and_zone() -> None:
    """Zone 1 is 10 of 100 and 30 of 50, 40 of 150; zone 2 is measured, and what it would sum to is not asked."""
    table = rows(
        share("z2", 10, 200, indicator_id="tryg"),
        share("z2", 50, 100),
        share("a5", 1, 100),
        share("a1", 10, 100),
        share("a2", 30, 50),
        # Not told, without counts, not to be summed, unknown to the plan, no afdeling, an older period.
        {"area_id": "a3", "numerator": 5, "denominator": 10, "status": "diskretioneret"},
        {"area_id": "a4", "value": 90.0},
        share("a1", 10, 100, indicator_id="tryg"),
        share("a1", 10, 100, indicator_id="x"),
        share("nedlagt", 10, 100),
        share("by", 900, 1000),
        share("z1", 1, 100, **on("2023-10-01")),
    )
    found = zone_values(table, OBS, INDICATORS, AREAS)
    assert list(found.columns) == ZONE_VALUE_COLUMNS
    day = pd.Timestamp("2024-10-01")
    assert found.assign(value=found["value"].round(4)).to_dict("list") == {
        "subject": ["skole", "skole", "tryg"],
        "area_id": ["z1", "z2", "z2"],
        "period_end": [day] * 3,
        "value": [26.6667, 50.0, 5.0],
        "status": ["ok"] * 3,
        "rolled_up": [True, False, False],
    }


def test_the_newest_period_is_each_subjects_own() -> None:
    table = rows(share("z1", 1, 100), share("z1", 2, 100, **LATER), share("z1", 3, 100, indicator_id="job"))
    found = zone_values(table, OBS, INDICATORS, AREAS)
    assert found[["subject", "value"]].to_numpy().tolist() == [["job", 3.0], ["skole", 2.0]]


def test_registrations_of_the_newest_month_by_activity_and_measure() -> None:
    kind = DatatraekKind.REGISTRERINGER
    same = {"zone": "z1", "status": "ok", "source_id": "s", **on("2026-06-30")}
    table = typed_rows(
        pd.DataFrame(
            [
                {**same, "activity_id": "klub", "measure": "hold", "value": 2.0},
                {**same, "activity_id": "cafe", "measure": "hold", "value": 3.0, "zone": "z2"},
                {**same, "activity_id": "cafe", "measure": "hold", "value": 4.0},
                {**same, "activity_id": "cafe", "measure": "hold", "value": 9.0, **on("2026-05-31")},
            ]
        ),
        kind,
    )
    found = zone_values(table, kind, INDICATORS, AREAS)
    assert found.to_dict("list") == {
        "subject": ["cafe hold", "cafe hold", "klub hold"],
        "area_id": ["z1", "z2", "z1"],
        "period_end": [pd.Timestamp("2026-06-30")] * 3,
        "value": [4.0, 3.0, 2.0],
        "status": ["ok"] * 3,
        "rolled_up": [False] * 3,
    }


def test_geography_has_an_empty_table_of_the_same_columns() -> None:
    for kind in (DatatraekKind.ZONER, DatatraekKind.AFDELINGER):
        found = zone_values(typed_rows(pd.DataFrame({"area_id": ["z1"]}), kind), kind, INDICATORS, AREAS)
        assert (list(found.columns), len(found)) == (ZONE_VALUE_COLUMNS, 0)


TYPES = {
    "value": "float64",
    "lon": "float64",
    "lat": "float64",
    "base_lon": "float64",
    "base_lat": "float64",
    "numerator": "Int64",
    "denominator": "Int64",
    "residents": "Int64",
    "households": "Int64",
    "period_start": "datetime64[us]",
    "period_end": "datetime64[us]",
    "valid_from": "datetime64[us]",
    "valid_to": "datetime64[us]",
}


@pytest.mark.parametrize("kind", DatatraekKind)
def test_rows_have_the_columns_of_their_kind_in_order_and_typed(kind: DatatraekKind) -> None:
    numbered = {**TYPES, "number": "Int64"} if kind is DatatraekKind.ZONER else TYPES
    made = typed_rows(pd.DataFrame({"sheet": ["Ark1", None], "more": [1, 2]}, index=[7, 9]), kind)
    wanted = [*ROW_COLUMNS[kind], *PLACE_COLUMNS]
    assert {name: str(dtype) for name, dtype in made.dtypes.items()} == {
        name: numbered.get(name, "object") for name in wanted
    }
    assert list(made.columns) == wanted
    assert list(made.index) == [0, 1]
    assert made["sheet"].tolist() == ["Ark1", None]
    assert made.drop(columns="sheet").isna().all(axis=None)
    assert made["cell"].tolist() == [None, None], "words that are missing are None"


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((1, 0, 0, 0), "1 række er ny."),
        ((2, 1, 1, 1), "2 rækker er nye, 1 ændret, 1 forsvinder, 1 er som før."),
        ((0, 2, 1, 0), "2 rækker er ændrede, 1 forsvinder."),
        ((0, 1, 0, 0), "1 række er ændret."),
        ((0, 0, 1, 0), "1 række forsvinder."),
        ((0, 0, 1, 2000), "1 række forsvinder, 2.000 er som før."),
        ((0, 0, 0, 1), "1 række er som før; intet ændres."),
        ((0, 1200, 0, 0), "1.200 rækker er ændrede."),
    ],
)
def test_a_difference_in_a_sentence(counts: tuple[int, int, int, int], sentence: str) -> None:
    assert difference_sentence(*counts) == sentence
    assert [rows_words(number) for number in (0, 1, 2, 1204)] == [
        "0 rækker",
        "1 række",
        "2 rækker",
        "1.204 rækker",
    ]
