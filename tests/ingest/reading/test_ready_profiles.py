"""The ready profiles against the plan and against files as we think their sources look."""

from pathlib import Path

import pandas as pd
import pytest

from lib.domain.datatraek.finding import stops
from lib.domain.datatraek.known_names import KnownNames, known_names
from lib.ingest.plan_reader import read_plan
from lib.ingest.profile_toml import profile_flaws, read_profiles
from lib.ingest.reading import Reading, read_rows
from lib.ingest.sheets.opening import open_sheets
from lib.settings import read_settings
from tests.ingest.datatraek_files.case import text

SETTINGS = read_settings({})
PROFILES = read_profiles(SETTINGS.plan_folder / "sources")


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return dict(read_plan(SETTINGS.plan_folder, SETTINGS.geo_file).tables)


@pytest.fixture(scope="module")
def plan_names(tables: dict[str, pd.DataFrame]) -> KnownNames:
    return known_names(tables["areas"], tables["afdelinger"], tables["indicators"], tables["activities"])


def read(folder: Path, profile: str, names: KnownNames, *lines: str, asked: str | None = None) -> Reading:
    path = folder / "fil.csv"
    path.write_bytes(text(*lines))
    return read_rows(open_sheets(path, "fil.csv"), PROFILES[profile], names, "fil.csv", asked)


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_ready_profile_names_only_what_the_plan_has(
    name: str, plan_names: KnownNames, tables: dict[str, pd.DataFrame]
) -> None:
    assert profile_flaws(PROFILES[name], plan_names, set(tables["sources"]["source_id"])) == []


def test_the_weekly_matrix_is_dated_on_its_monday(tmp_path: Path, plan_names: KnownNames) -> None:
    zones = "Zone 1;Zone 2;Zone 3;Zone 4;I alt"
    reading = read(
        tmp_path,
        "jobcenter_kendskabsgrad",
        plan_names,
        "Kendskabsgrad, uge 45 2026;;;;;",
        f"Målgruppe;{zones}",
        "6.1 Dagpengemodtager;60;50;40;30;180",
        "6.8;<5;6;7;8;25",
        "Ledige i alt;306;296;253;282;1.137",
        "Befolkning 18-66 år;1.385;1.298;1.129;1.288;5.100",
        "Kendskabsgrad;22,1;22,8;22,4;21,9;22,3",
    )
    assert reading.findings == []
    rows = reading.rows.set_index(["indicator_id", "area_id"])
    assert set(rows["period_end"]) == {pd.Timestamp("2026-11-02")}
    zone = next(area for area in plan_names.areas.values() if area.number == "1")
    first = rows.loc[("kendskabsgrad", zone.area_id)]
    assert (first["value"], first["numerator"], first["denominator"]) == (22.1, 306, 1385)
    assert rows.loc[("maalgruppe_6.8", zone.area_id), "status"] == "diskretioneret"
    assert rows.loc[("maalgruppe_6.1", zone.area_id), "numerator"] == 60
    assert len(rows) == 3 * 5


def test_table_9_shares_one_denominator_between_five_shares(tmp_path: Path, plan_names: KnownNames) -> None:
    name = next(iter(plan_names.afdelinger.values())).name
    header = (
        "Boligorganisation;Afdelingsnavn;År;Kun grundskole 15-64 år;Beboere 15-64 år;Kun grundskole 18-29 år;"
        "I gang med uddannelse 18-29 år;Gymnasial 18-29 år;Erhvervsuddannelse og KVU 18-29 år;MVU og LVU 18-29 år;"
        "Beboere 18-29 år"
    )
    owner = next(iter(plan_names.afdelinger.values())).organisation
    reading = read(tmp_path, "lbf_tabel_9", plan_names, header, f"{owner};{name};2025;36;100;10;20;5;10;5;50")
    assert reading.findings == []
    young = reading.rows[reading.rows["indicator_id"].str.endswith("18_29")]
    assert list(young["denominator"]) == [50] * 5
    assert list(young["value"]) == [20.0, 40.0, 10.0, 20.0, 10.0]
    assert set(reading.rows["period_end"]) == {pd.Timestamp("2025-10-01")}


def test_activities_register_by_zone_and_month(tmp_path: Path, plan_names: KnownNames) -> None:
    activity, words = next(iter(plan_names.activities.items()))
    reading = read(
        tmp_path,
        "aktiviteter",
        plan_names,
        "Aktivitet;Zone;Måned;Deltagere;Hold",
        f"{words[0]};Zone 1;juni 2026;<5;2",
        f"{activity};2;2026M06;14;",
    )
    assert reading.findings == []
    said = reading.rows[["activity_id", "measure", "value", "status"]].to_dict("list")
    assert said["measure"] == ["deltagere", "hold", "deltagere", "hold"]
    assert said["status"] == ["diskretioneret", "ok", "ok", "mangler"]
    assert reading.rows["value"].fillna(-1).tolist() == [-1, 2, 14, -1]
    assert set(reading.rows["period_start"]) == {pd.Timestamp("2026-06-01")}
    assert set(reading.rows["period_end"]) == {pd.Timestamp("2026-06-30")}


AFDELINGER = "Nr;Navn;Organisation;Zone;Beboere;Husstande;Længdegrad;Breddegrad;Tidligere navne;Gælder fra"


def test_real_afdelinger_get_an_id_of_their_own(tmp_path: Path, plan_names: KnownNames) -> None:
    reading = read(
        tmp_path,
        "afdelinger",
        plan_names,
        AFDELINGER,
        "007;Ærøvænget;Boligselskabet Å;Zone 1;1.137;600;9,71;55,576;Gammelgård;01-01-2020",
        "8;Ny gård;Boligselskabet Å;2;90;40;9.71;55.576;;2020-01-01",
    )
    assert reading.findings == []
    first, second = reading.rows.to_dict("records")
    assert (first["area_id"], second["area_id"]) == ("boligselskabet_aa_7", "boligselskabet_aa_8")
    assert (first["number"], first["former_names"], first["residents"]) == ("7", "Gammelgård", 1137)
    assert (first["lon"], first["lat"]) == (second["lon"], second["lat"]) == (9.71, 55.576)
    assert first["valid_from"] == second["valid_from"] == pd.Timestamp("2020-01-01")


def test_an_unknown_zone_stops(tmp_path: Path, plan_names: KnownNames) -> None:
    reading = read(tmp_path, "afdelinger", plan_names, AFDELINGER, "7;Navn;Selskab;Zone 99;1;1;9,7;55,5;;")
    assert stops(reading.findings)
    assert "«Zone 99» er ikke en zone." in reading.findings[0].sentence()
