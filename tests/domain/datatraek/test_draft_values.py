"""The zone values of a draft: as the file has them, summed from counts where it has afdelinger only, newest first."""

import pandas as pd
import pytest

from lib.domain.datatraek.draft_values import ZONE_VALUE_COLUMNS, zone_values
from lib.domain.datatraek.rows import DatatraekKind, typed_rows

AREAS = pd.DataFrame(
    {
        "area_id": ["z1", "z2", "a", "b", "c"],
        "level": ["zone", "zone", "afdeling", "afdeling", "afdeling"],
        "parent_id": ["p", "p", "z1", "z1", "z2"],
        "residents": [None, None, 200, 100, 300],
    }
)
INDICATORS = pd.DataFrame({"indicator_id": ["share", "grade"], "kind": ["share", "mean"], "additive": [1, 0]})


def rows(*cells: tuple[str, str, str, float | None, int | None, int | None]) -> pd.DataFrame:
    """Observations: indicator, area, day, value, numerator, denominator."""
    names = ["indicator_id", "area_id", "period_end", "value", "numerator", "denominator"]
    frame = pd.DataFrame(list(cells), columns=names)
    frame["period_start"] = frame["period_end"]
    unknown = frame["value"].isna() & frame["numerator"].isna()
    return typed_rows(
        frame.assign(status=["mangler" if one else "ok" for one in unknown]), DatatraekKind.OBSERVATIONER
    )


def of(frame: pd.DataFrame) -> dict[str, float]:
    return dict(frame[["area_id", "value"]].itertuples(index=False))


def test_a_zone_that_the_file_has_is_taken_as_it_stands() -> None:
    found = zone_values(
        rows(("share", "z1", "2025-10-01", 30.0, None, None)), DatatraekKind.OBSERVATIONER, INDICATORS, AREAS
    )
    assert of(found) == {"z1": 30.0}
    assert list(found.columns) == ZONE_VALUE_COLUMNS
    assert not found["rolled_up"].any()


def test_afdelinger_are_summed_from_counts_never_averaged() -> None:
    """10 of 100 and 30 of 50 is 40 of 150."""
    file = rows(("share", "a", "2025-10-01", None, 10, 100), ("share", "b", "2025-10-01", None, 30, 50))
    found = zone_values(file, DatatraekKind.OBSERVATIONER, INDICATORS, AREAS)
    assert of(found)["z1"] == pytest.approx(26.6667, abs=1e-4)
    assert found["rolled_up"].all()


def test_a_zones_own_figure_beats_the_sum() -> None:
    file = rows(("share", "a", "2025-10-01", None, 10, 100), ("share", "z1", "2025-10-01", 12.0, None, None))
    assert of(zone_values(file, DatatraekKind.OBSERVATIONER, INDICATORS, AREAS)) == {"z1": 12.0}


def test_what_may_not_be_summed_is_not() -> None:
    file = rows(("grade", "a", "2025-06-30", 7.1, 700, 100))
    assert zone_values(file, DatatraekKind.OBSERVATIONER, INDICATORS, AREAS).empty


def test_only_the_newest_period_is_shown() -> None:
    file = rows(
        ("share", "z1", "2024-10-01", 40.0, None, None), ("share", "z2", "2025-10-01", 30.0, None, None)
    )
    assert of(zone_values(file, DatatraekKind.OBSERVATIONER, INDICATORS, AREAS)) == {"z2": 30.0}


def test_a_missing_zone_keeps_its_status_and_is_no_0() -> None:
    file = rows(("share", "z1", "2025-10-01", None, None, None))
    found = zone_values(file, DatatraekKind.OBSERVATIONER, INDICATORS, AREAS)
    assert found["value"].isna().all()
    assert found["status"].tolist() == ["mangler"]


def test_registrations_are_named_by_activity_and_measure() -> None:
    file = typed_rows(
        pd.DataFrame(
            {
                "activity_id": "klub", "zone": "z1", "period_end": ["2026-10-31"], "measure": "deltagere",
                "value": 12.0, "status": "ok",
            }
        ),
        DatatraekKind.REGISTRERINGER,
    )  # fmt: skip
    found = zone_values(file, DatatraekKind.REGISTRERINGER, INDICATORS, AREAS)
    assert found[["subject", "area_id", "value"]].to_numpy().tolist() == [["klub deltagere", "z1", 12.0]]


def test_geography_has_no_values() -> None:
    file = typed_rows(pd.DataFrame({"area_id": ["z1"]}), DatatraekKind.ZONER)
    assert zone_values(file, DatatraekKind.ZONER, INDICATORS, AREAS).empty
