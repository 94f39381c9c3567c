"""What a version is made of, as whole tables: rows in force, rows that were, stays of afdelinger, and zones."""

import dataclasses
from typing import Any

import pandas as pd
import pytest

from lib.domain.datatraek.compose import MEMBERSHIP_COLUMNS, Piece, with_datatraek
from lib.domain.datatraek.rows import ROW_COLUMNS, DatatraekKind, typed_rows
from lib.domain.plan import Zone
from lib.domain.plan_tables import PlanTables
from lib.ingest.plan_reader import read_plan
from lib.settings import read_settings
from tests.domain.datatraek.checked_builders import OBS, on, rows, share

REGISTERED, HOMES, ZONES = DatatraekKind.REGISTRERINGER, DatatraekKind.AFDELINGER, DatatraekKind.ZONER


@pytest.fixture(scope="module")
def plan_tables() -> PlanTables:
    settings = read_settings({})
    return read_plan(settings.plan_folder, settings.geo_file)


def registered(value: float, zone: str) -> pd.DataFrame:
    row = {
        "activity_id": "cafe",
        "zone": zone,
        "measure": "hold",
        "value": value,
        "status": "ok",
        "source_id": "s",
    }
    return typed_rows(pd.DataFrame([{**row, **on("2026-06-30")}]), REGISTERED)


def lists(*records: tuple[str, str, str | None]) -> pd.DataFrame:
    """Afdelinger: id, zone, first day."""
    frame = pd.DataFrame(records, columns=["area_id", "zone", "valid_from"])
    return typed_rows(frame.assign(name=frame["area_id"].str.upper(), residents=200), HOMES)


def texts(frame: pd.DataFrame, columns: list[str]) -> list[tuple[Any, ...]]:
    """Cells as they are, days as text, '' for what is missing."""
    return [
        tuple(
            "" if pd.isna(cell) else str(cell)[:10] if isinstance(cell, pd.Timestamp) else cell
            for cell in row
        )
        for row in frame[columns].itertuples(index=False)
    ]


def test_rows_in_force_and_rows_that_were_as_whole_tables(plan_tables: PlanTables) -> None:
    pieces = [
        Piece("d1", OBS, rows(share("a", 1, 10), share("b", 2, 10), share("a", 9, 10, **on("2023-10-01")))),
        Piece("d2", REGISTERED, registered(3.0, "z1")),
        Piece("d3", OBS, rows(share("b", 3, 10)), in_force=False),
        Piece("d4", OBS, rows(share("b", 4, 10), share("c", 5, 10), share("b", 6, 10))),
        Piece("d5", OBS, rows().iloc[:0]),
        Piece("d6", REGISTERED, registered(4.0, "z1")),
    ]
    tables = with_datatraek(plan_tables, pieces).tables
    loaded, were = tables["loaded_observations"], tables["superseded_observations"]
    assert list(loaded.columns) == [*ROW_COLUMNS[OBS], "datatraek_id", "order"]
    assert list(were.columns) == [*ROW_COLUMNS[OBS], "datatraek_id", "order"]
    columns = ["area_id", "period_end", "value", "datatraek_id", "order"]
    assert texts(loaded, columns) == [
        ("a", "2024-10-01", 10.0, "d1", 0),
        ("a", "2023-10-01", 90.0, "d1", 0),
        ("c", "2024-10-01", 50.0, "d4", 3),
        ("b", "2024-10-01", 60.0, "d4", 3),
    ]
    assert texts(were, columns) == [
        ("b", "2024-10-01", 20.0, "d1", 0),
        ("b", "2024-10-01", 30.0, "d3", 2),
        ("b", "2024-10-01", 40.0, "d4", 3),
    ]
    assert texts(tables["loaded_registrations"], ["value", "datatraek_id"]) == [(4.0, "d6")]
    assert list(loaded.index) == [0, 1, 2, 3]
    assert list(were.index) == [0, 1, 2]


def test_without_pieces_the_tables_are_empty_with_all_their_columns(plan_tables: PlanTables) -> None:
    composed = with_datatraek(plan_tables, [])
    loaded, were = composed.tables["loaded_observations"], composed.tables["superseded_observations"]
    assert list(loaded.columns) == [*ROW_COLUMNS[OBS], "datatraek_id"]
    assert list(were.columns) == [*ROW_COLUMNS[OBS], "datatraek_id", "order"]
    assert {str(loaded["value"].dtype), str(loaded["period_end"].dtype)} == {"float64", "datetime64[us]"}
    assert (str(loaded["datatraek_id"].dtype), str(were["order"].dtype)) == ("object", "int64")
    assert list(composed.tables["loaded_registrations"].columns) == [*ROW_COLUMNS[REGISTERED], "datatraek_id"]
    own = plan_tables.tables["afdelinger"]
    assert composed.tables["afdelinger"] is own
    stays = composed.tables["memberships"]
    assert list(stays.columns) == MEMBERSHIP_COLUMNS
    assert texts(stays, MEMBERSHIP_COLUMNS) == sorted(
        (area, zone, "", "") for area, zone in own[["area_id", "zone"]].itertuples(index=False)
    )


def stays(plan_tables: PlanTables, *pieces: pd.DataFrame) -> list[tuple[Any, ...]]:
    made = [Piece(f"d{place}", HOMES, each) for place, each in enumerate(pieces)]
    return texts(with_datatraek(plan_tables, made).tables["memberships"], MEMBERSHIP_COLUMNS)


def test_the_stays_of_an_afdeling_follow_each_other(plan_tables: PlanTables) -> None:
    one = lists(
        ("b", "z1", None), ("a", "z1", "2024-01-01"), ("a", "z2", "2025-01-01"), ("a", "z1", "2026-01-01")
    )
    assert stays(plan_tables, one) == [
        ("a", "z1", "", "2024-12-31"),
        ("a", "z2", "2025-01-01", "2025-12-31"),
        ("a", "z1", "2026-01-01", ""),
        ("b", "z1", "", ""),
    ]
    # A later list says the same zone again: one stay. One of an earlier day goes before.
    again = lists(("a", "z1", "2027-01-01"), ("b", "z2", "2020-01-01"))
    assert stays(plan_tables, one, again) == [
        ("a", "z1", "", "2024-12-31"),
        ("a", "z2", "2025-01-01", "2025-12-31"),
        ("a", "z1", "2026-01-01", ""),
        ("b", "z1", "", "2019-12-31"),
        ("b", "z2", "2020-01-01", ""),
    ]


def test_the_newest_list_says_which_afdelinger_there_are_and_its_last_row_where(
    plan_tables: PlanTables,
) -> None:
    first = lists(("a", "z1", None), ("b", "z1", None))
    second = lists(
        ("c", "z2", "2025-01-01"), ("a", "z3", "2026-01-01"), ("c", "z1", None), ("a", "z2", "2025-01-01")
    )
    pieces = [Piece("d1", HOMES, first), Piece("d2", HOMES, second)]
    composed = with_datatraek(plan_tables, pieces)
    current = composed.tables["afdelinger"]
    assert list(current.columns) == list(plan_tables.tables["afdelinger"].columns)
    assert texts(current, ["area_id", "name", "zone", "residents", "provenance"]) == [
        ("c", "C", "z2", 200, "datatraek"),
        ("a", "A", "z3", 200, "datatraek"),
    ]
    assert [row[:2] for row in texts(composed.tables["memberships"], MEMBERSHIP_COLUMNS)] == [
        ("a", "z1"),
        ("a", "z2"),
        ("a", "z3"),
        ("c", "z1"),
        ("c", "z2"),
    ]
    withdrawn = with_datatraek(plan_tables, [pieces[0], dataclasses.replace(pieces[1], in_force=False)])
    assert withdrawn.tables["afdelinger"]["area_id"].tolist() == ["a", "b"]


def test_the_newest_zones_are_the_plans_in_order_of_their_numbers(plan_tables: PlanTables) -> None:
    def zones(*records: tuple[str, int, str, str, str | None]) -> pd.DataFrame:
        frame = pd.DataFrame(records, columns=["area_id", "number", "name", "base_name", "mark"])
        return typed_rows(frame.assign(geojson="{}", base_lon=9.5, base_lat=55.5), ZONES)

    old = Piece("d1", ZONES, zones(("x", 1, "X", "Base X", "")))
    new = Piece("d2", ZONES, zones(("syd", 2, "Syd", "Base S", None), ("nord", 1, "Nord", "Base N", "kant")))
    composed = with_datatraek(plan_tables, [old, new])
    assert composed.plan.zones == (Zone("nord", 1, "Nord", "Base N"), Zone("syd", 2, "Syd", "Base S"))
    assert dataclasses.replace(composed.plan, zones=plan_tables.plan.zones) == plan_tables.plan
    assert list(composed.zone_shapes.columns) == list(ROW_COLUMNS[ZONES])
    assert texts(composed.zone_shapes, ["area_id", "number", "mark"]) == [("nord", 1, "kant"), ("syd", 2, "")]
    before, areas = plan_tables.tables["areas"], composed.tables["areas"]
    assert list(areas.columns) == list(before.columns)
    assert areas.dtypes.to_dict() == before.dtypes.to_dict()
    plan_area = plan_tables.plan.plan_area
    assert texts(areas, ["area_id", "name", "level", "parent_id"])[:2] == [
        ("nord", "Nord", "zone", plan_area),
        ("syd", "Syd", "zone", plan_area),
    ]
    rest = before[before["level"] != "zone"]
    assert areas["area_id"].tolist()[2:] == rest["area_id"].tolist()
    assert list(areas.index) == list(range(len(areas)))
    withdrawn = with_datatraek(plan_tables, [old, dataclasses.replace(new, in_force=False)])
    assert [zone.area_id for zone in withdrawn.plan.zones] == ["x"]


def test_the_fingerprint_is_the_plans_with_each_piece_and_whether_it_counts(plan_tables: PlanTables) -> None:
    piece = Piece("d1", OBS, rows(share("a", 1, 10)))
    shown, hidden = (
        with_datatraek(plan_tables, [each]).fingerprint
        for each in (piece, dataclasses.replace(piece, in_force=False))
    )
    assert len({shown, hidden, plan_tables.fingerprint}) == 3
    changed = dataclasses.replace(plan_tables, fingerprint="another")
    assert with_datatraek(changed, [piece]).fingerprint != shown
    assert with_datatraek(changed, []).fingerprint == "another"
    assert {len(shown), len(hidden)} == {64}
