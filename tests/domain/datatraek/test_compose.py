"""What a version is made of: the last published row counts, memberships are dated, nothing loaded changes nothing."""

import dataclasses

import pandas as pd
import pytest

from lib.domain.datatraek.compose import Piece, with_datatraek
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.domain.plan_tables import PlanTables
from lib.ingest.plan_reader import read_plan
from lib.settings import read_settings

OBSERVED = DatatraekKind.OBSERVATIONER
LISTED = DatatraekKind.AFDELINGER


@pytest.fixture(scope="module")
def plan_tables() -> PlanTables:
    settings = read_settings({})
    return read_plan(settings.plan_folder, settings.geo_file)


def observed(datatraek_id: str, values: dict[str, float], in_force: bool = True) -> Piece:
    """One row per area for the year 2030."""
    raw = pd.DataFrame(
        {
            "indicator_id": "andel",
            "area_id": list(values),
            "period_start": "2030-01-01",
            "period_end": "2030-12-31",
            "value": list(values.values()),
            "status": "ok",
            "source_id": "kilde",
        }
    )
    return Piece(datatraek_id, OBSERVED, typed_rows(raw, OBSERVED), in_force)


def listed(datatraek_id: str, zones: dict[str, str], valid_from: str | None) -> Piece:
    """A list of afdelinger with the zone of each from a day."""
    raw = pd.DataFrame(
        {
            "area_id": list(zones),
            "name": list(zones),
            "number": "",
            "former_names": "",
            "organisation": "Org",
            "zone": list(zones.values()),
            "residents": 200,
            "households": 100,
            "valid_from": valid_from,
        }
    )
    return Piece(datatraek_id, LISTED, typed_rows(raw, LISTED))


def stays(plan_tables: PlanTables) -> list[tuple[str, ...]]:
    return [
        tuple("" if pd.isna(cell) else str(cell)[:10] for cell in row)
        for row in plan_tables.tables["memberships"].itertuples(index=False)
    ]


def test_nothing_loaded_is_the_plan_itself(plan_tables: PlanTables) -> None:
    again = with_datatraek(plan_tables, [])
    assert again.fingerprint == plan_tables.fingerprint
    assert again.tables["loaded_observations"].empty
    assert again.tables["superseded_observations"].empty
    assert len(again.tables["memberships"]) == len(plan_tables.tables["afdelinger"])


def test_the_last_published_row_counts_and_the_other_is_remembered(plan_tables: PlanTables) -> None:
    composed = with_datatraek(plan_tables, [observed("d1", {"a": 1, "b": 2}), observed("d2", {"b": 3})])
    rows = composed.tables["loaded_observations"]
    assert dict(zip(rows["area_id"], rows["value"], strict=True)) == {"a": 1, "b": 3}
    assert dict(zip(rows["area_id"], rows["datatraek_id"], strict=True)) == {"a": "d1", "b": "d2"}
    old = composed.tables["superseded_observations"]
    assert old[["area_id", "value", "order"]].to_numpy().tolist() == [["b", 2.0, 0]]


def test_a_withdrawn_piece_is_remembered_and_does_not_count(plan_tables: PlanTables) -> None:
    composed = with_datatraek(plan_tables, [observed("d1", {"a": 1}, in_force=False)])
    assert composed.tables["loaded_observations"].empty
    assert composed.tables["superseded_observations"]["value"].tolist() == [1.0]
    assert composed.fingerprint != plan_tables.fingerprint


def test_the_fingerprint_follows_the_pieces_and_their_order(plan_tables: PlanTables) -> None:
    one, two = observed("d1", {"a": 1}), observed("d2", {"a": 2})
    made = [
        with_datatraek(plan_tables, pieces).fingerprint for pieces in ([one], [one, two], [two, one], [one])
    ]
    assert made[0] == made[3]
    assert len(set(made)) == 3


def test_an_afdeling_that_moves_has_belonged_to_both_zones(plan_tables: PlanTables) -> None:
    first = listed("d1", {"a": "zone1", "b": "zone2"}, "2024-01-01")
    second = listed("d2", {"a": "zone3", "b": "zone2"}, "2026-07-01")
    composed = with_datatraek(plan_tables, [first, second])
    assert stays(composed) == [
        ("a", "zone1", "", "2026-06-30"),
        ("a", "zone3", "2026-07-01", ""),
        ("b", "zone2", "", ""),
    ]
    current = composed.tables["afdelinger"].set_index("area_id")
    assert current["zone"].to_dict() == {"a": "zone3", "b": "zone2"}
    assert set(current["provenance"]) == {"datatraek"}


def test_a_list_of_the_same_day_corrects_the_earlier_one(plan_tables: PlanTables) -> None:
    wrong, right = listed("d1", {"a": "zone1"}, "2024-01-01"), listed("d2", {"a": "zone4"}, "2024-01-01")
    assert stays(with_datatraek(plan_tables, [wrong, right])) == [("a", "zone4", "", "")]


def test_an_afdeling_that_the_newest_list_lacks_is_not_of_the_plan(plan_tables: PlanTables) -> None:
    lists = [
        listed("d1", {"a": "zone1", "b": "zone2"}, "2024-01-01"),
        listed("d2", {"a": "zone1"}, "2025-01-01"),
    ]
    composed = with_datatraek(plan_tables, lists)
    assert composed.tables["afdelinger"]["area_id"].tolist() == ["a"]
    assert stays(composed) == [("a", "zone1", "", "")]


def test_loaded_zones_replace_those_of_the_folder(plan_tables: PlanTables) -> None:
    kind = DatatraekKind.ZONER
    shapes = plan_tables.zone_shapes.iloc[:2].assign(name=["Nord", "Syd"])
    composed = with_datatraek(plan_tables, [Piece("d1", kind, typed_rows(shapes, kind))])
    assert [zone.name for zone in composed.plan.zones] == ["Nord", "Syd"]
    areas = composed.tables["areas"]
    assert areas.loc[areas["level"] == "zone", "name"].tolist() == ["Nord", "Syd"]
    assert set(areas.loc[areas["level"] != "zone", "area_id"]) == set(
        plan_tables.tables["areas"].query("level != 'zone'")["area_id"]
    )
    assert dataclasses.asdict(plan_tables.plan)["zones"] != dataclasses.asdict(composed.plan)["zones"]
