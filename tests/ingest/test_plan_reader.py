"""A broken plan names file, row, column and what to do; a whole one is read whole."""

import csv
import json
from pathlib import Path

import pytest

from lib.ingest.messages import Flaw, PlanFileError
from lib.ingest.plan_reader import read_plan
from lib.settings import Settings


def read(settings: Settings) -> None:
    read_plan(settings.plan_folder, settings.geo_file)


def flaws(settings: Settings) -> list[Flaw]:
    with pytest.raises(PlanFileError) as caught:
        read(settings)
    return caught.value.flaws


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_plan_of_the_agreement_is_read_whole(own_plan: Settings) -> None:
    """163 figures, 59 goals, 14 activities, 517 hours a week: the numbers of the agreement."""
    tables = read_plan(own_plan.plan_folder, own_plan.geo_file).tables
    assert len(tables["figures"]) == 163
    assert tables["figures"]["value"].isna().sum() == 1
    assert len(tables["target_groups"]) == 80
    assert len(tables["kendskabsgrad"]) == 6
    assert len(tables["goals"]) == 59
    assert len(tables["activities"]) == 14
    assert tables["resources"]["hours_per_week"].sum() == 517
    assert tables["placement"]["hours"].sum() == 517
    assert tables["placement"]["activity_id"].nunique() == 14


def test_a_wrong_cell_is_named_by_file_row_and_column(own_plan: Settings) -> None:
    change(own_plan.plan_folder / "figures.csv", ",36.4,", ',"36,4",')
    (flaw,) = flaws(own_plan)
    assert (flaw.file, flaw.row, flaw.column) == ("figures.csv", 2, "value")
    assert "«36,4»" in flaw.sentence()
    assert "punktum som decimaltegn" in flaw.sentence()


def test_all_flaws_are_told_at_once(own_plan: Settings) -> None:
    change(own_plan.plan_folder / "figures.csv", ",36.4,", ",364x,")
    change(own_plan.plan_folder / "needs.csv", "fremskudt,maalgruppe_6.2,1", "fremskudt,maalgruppe_6.2,en")
    assert {flaw.file for flaw in flaws(own_plan)} == {"figures.csv", "needs.csv"}


def test_a_row_that_stands_twice(own_plan: Settings) -> None:
    path = own_plan.plan_folder / "meetings.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    (flaw,) = flaws(own_plan)
    assert flaw.row == len(lines) + 1
    assert "står allerede" in flaw.problem


def test_two_sources_of_one_title_are_told(own_plan: Settings) -> None:
    path = own_plan.plan_folder / "sources.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    change(path, rows[2][1], rows[1][1])
    found = [flaw for flaw in flaws(own_plan) if "To kilder hedder" in flaw.problem]
    assert [(flaw.file, flaw.row, flaw.column) for flaw in found] == [("sources.csv", 3, "title")]
    assert rows[1][1] in found[0].problem


@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        ("figures.csv", "1,kun_grundskole_15_64", "1,findes_ikke", "indicator_id"),
        (
            "placement.csv",
            "din_uddannelsesvej,Fredericia Jobcenter,zone1",
            "din_uddannelsesvej,Fredericia Jobcenter,zone9",
            "zone",
        ),
        ("needs.csv", "fremskudt,", "fremmed,", "activity_id"),
    ],
)
def test_a_name_that_does_not_exist(own_plan: Settings, file: str, old: str, new: str, column: str) -> None:
    change(own_plan.plan_folder / file, old, new)
    assert [(flaw.file, flaw.column) for flaw in flaws(own_plan)] == [(file, column)]


def test_hours_are_never_made(own_plan: Settings) -> None:
    change(own_plan.plan_folder / "placement.csv", "zone1,111,", "zone1,112,")
    (flaw,) = flaws(own_plan)
    assert (flaw.file, flaw.column) == ("resources.csv", "hours_per_week")
    assert "222" in flaw.problem
    assert "223" in flaw.problem


def test_a_resource_serves_only_its_activities(own_plan: Settings) -> None:
    change(
        own_plan.plan_folder / "placement.csv",
        "platform,Fredericia Bibliotek (Krim",
        "klubber,Fredericia Bibliotek (Krim",
    )
    (flaw,) = flaws(own_plan)
    assert (flaw.file, flaw.column) == ("placement.csv", "activity_id")


@pytest.mark.parametrize(
    ("old", "new", "column", "named"),
    [
        ("lektiecafeer,2,0", "lektiecafeer,3,0", "session_hours", "16 timer"),
        ("lektiecafeer,2,0", "lektiecafeer,0.8,0", "session_hours", "gange på 0.8"),
        ("8,2023-01-01", "8,", "cycle_from", "begge to"),
        ("platform,,0", "findes_ikke,,0", "activity_id", "findes_ikke"),
    ],
)
def test_terms_that_cannot_be_kept_are_told(
    own_plan: Settings, old: str, new: str, column: str, named: str
) -> None:
    change(own_plan.plan_folder / "activity_terms.csv", old, new)
    (flaw,) = flaws(own_plan)
    assert (flaw.file, flaw.column) == ("activity_terms.csv", column)
    assert named in flaw.problem


def test_each_organisation_has_one_vote_and_somebody_has_one(own_plan: Settings) -> None:
    path = own_plan.plan_folder / "voters.csv"
    head, first, *rest = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, first, *rest, f"igen_{first}"]) + "\n", encoding="utf-8")
    (flaw,) = flaws(own_plan)
    assert (flaw.file, flaw.column) == ("voters.csv", "name")
    assert "har én stemme" in flaw.problem
    path.write_text(f"{head}\n", encoding="utf-8")
    assert ["Ingen har en stemme" in flaw.problem for flaw in flaws(own_plan)] == [True]


@pytest.mark.parametrize("name", ["figures.csv", "plan.toml"])
def test_a_missing_file(own_plan: Settings, name: str) -> None:
    (own_plan.plan_folder / name).unlink()
    assert [flaw.file for flaw in flaws(own_plan)] == [name]


def test_a_file_in_another_encoding(own_plan: Settings) -> None:
    path = own_plan.plan_folder / "areas.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    (flaw,) = flaws(own_plan)
    assert "UTF-8" in flaw.problem


def test_wrong_headings_and_a_ragged_row(own_plan: Settings) -> None:
    change(own_plan.plan_folder / "sources.csv", "publisher", "udgiver")
    change(own_plan.plan_folder / "breaks.csv", "2025-07-01,", "2025-07-01,for,mange,")
    assert [(flaw.file, flaw.row) for flaw in flaws(own_plan)] == [("sources.csv", 1), ("breaks.csv", 2)]


def test_a_line_missing_in_plan_toml(own_plan: Settings) -> None:
    change(own_plan.plan_folder / "plan.toml", "kommune_area", "kommune")
    assert flaws(own_plan)[0].column == "kommune_area"


def test_zones_that_overlap_are_refused(own_plan: Settings) -> None:
    content = json.loads(own_plan.geo_file.read_text(encoding="utf-8"))
    polygons = [f for f in content["features"] if f["properties"]["kind"] == "zone"]
    bases = [f for f in content["features"] if f["properties"]["kind"] == "base"]
    polygons[1]["geometry"] = polygons[0]["geometry"]
    bases[1]["geometry"] = bases[0]["geometry"]
    own_plan.geo_file.write_text(json.dumps(content), encoding="utf-8")
    assert any("overlapper" in flaw.problem for flaw in flaws(own_plan))


def test_a_base_outside_its_zone_is_refused(own_plan: Settings) -> None:
    content = json.loads(own_plan.geo_file.read_text(encoding="utf-8"))
    base = next(f for f in content["features"] if f["properties"]["kind"] == "base")
    base["geometry"]["coordinates"] = [0.0, 0.0]
    own_plan.geo_file.write_text(json.dumps(content), encoding="utf-8")
    assert [flaw.problem for flaw in flaws(own_plan)] == ["Basen ligger uden for zonen."]


def test_another_plans_zones_in_the_same_file_make_no_new_version(own_plan: Settings) -> None:
    before = read_plan(own_plan.plan_folder, own_plan.geo_file).fingerprint
    drawn = json.loads(own_plan.geo_file.read_text(encoding="utf-8"))
    first = drawn["features"][0]
    other = {**first, "properties": {**first["properties"], "plan": "en_anden_plan"}}
    own_plan.geo_file.write_text(
        json.dumps({**drawn, "features": [*drawn["features"], other]}), encoding="utf-8"
    )
    assert read_plan(own_plan.plan_folder, own_plan.geo_file).fingerprint == before
    change(own_plan.geo_file, first["properties"]["name"], "Et andet navn")
    assert read_plan(own_plan.plan_folder, own_plan.geo_file).fingerprint != before


@pytest.mark.parametrize(
    ("old", "new", "column", "named"),
    [
        ("1,bestyrelse,Udd", "1,bestyrelsen,Udd", "before", "bestyrelsen"),
        (
            "livschancer samt kriminalitetsforebyggelse,5;11",
            "livschancer,5;11",
            "styregruppe",
            "findes ikke i act",
        ),
        ("3;6;9;12", "3;6;9", "months", "årets 4 møder"),
        ("3;6;9;12", "3;6;9;13", "months", "13"),
    ],
)
def test_kinds_of_meetings_that_cannot_be_kept_are_told(
    own_plan: Settings, old: str, new: str, column: str, named: str
) -> None:
    change(own_plan.plan_folder / "meetings.csv", old, new)
    (flaw,) = flaws(own_plan)
    assert (flaw.file, flaw.column) == ("meetings.csv", column)
    assert named in flaw.problem
