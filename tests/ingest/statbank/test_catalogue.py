"""The plan's queries: what is wrong with a file is told in Danish, all at once; the plan's own are whole."""

from pathlib import Path

import pandas as pd
import pytest

from lib.domain.datatraek.profile import Rhythm
from lib.ingest.messages import Flaw, PlanFileError
from lib.ingest.statbank.catalogue import parse_query, query_flaws, read_queries

GOOD = """
indikator = "ikke"
kilde = "dst_folk1e"
titel = "Titel"
note = "Note"
rytme = "aarlig"
seneste_aar = 10
skal_bekraeftes = ["OMRÅDE: 000"]

[omraader]
"607" = "kommunen"

[taeller]
tabel = "FOLK1E"
omraade = "OMRÅDE"
tid = "*K1"
[taeller.koder]
HERKOMST = ["25", "35"]

[naevner]
tabel = "FOLK1A"
omraade = "OMRÅDE"
tid_variabel = "TID"
staar_for_aaret = true
[naevner.koder]
HERKOMST = ["TOT"]
"""


def flaws(text: str, query_id: str = "fil") -> list[Flaw]:
    with pytest.raises(PlanFileError) as caught:
        parse_query(text, query_id)
    return caught.value.flaws


def test_a_query_is_read_as_written() -> None:
    query = parse_query(GOOD, "fil")
    assert (query.query_id, query.indicator_id, query.source_id) == ("fil", "ikke", "dst_folk1e")
    assert (query.rhythm, query.latest, query.unverified) == (Rhythm.AARLIG, 10, ("OMRÅDE: 000",))
    assert dict(query.areas) == {"607": "kommunen"}
    assert query.numerator is not None
    assert query.denominator is not None
    assert (query.numerator.periods, query.numerator.time_variable) == ("*K1", "Tid")
    assert (query.denominator.periods, query.denominator.time_variable) == ("*", "TID")
    assert (query.numerator.stands_for_year, query.denominator.stands_for_year) == (False, True)
    assert dict(query.numerator.codes) == {"HERKOMST": ("25", "35")}
    assert query.value is None
    assert query.text == GOOD


@pytest.mark.parametrize(
    ("old", "new", "column", "remedy"),
    [
        ('indikator = "ikke"', "", "indikator", "Skriv en tekst."),
        ('indikator = "ikke"', "indikator = 7", "indikator", "Skriv en tekst."),
        ('titel = "Titel"', 'titel = " "', "titel", "Skriv en tekst."),
        ("seneste_aar = 10", "seneste_aar = true", "seneste_aar", "Skriv et helt tal."),
        ("seneste_aar = 10", "seneste_aar = 0", "seneste_aar", "Skriv et helt tal fra 1 til 100."),
        ('rytme = "aarlig"', 'rytme = "årlig"', "rytme", "Skriv en af: ugentlig"),
        ('"607" = "kommunen"', "", "omraader", 'Skriv linjer som "000" = "landet".'),
        ('"607" = "kommunen"', '"607" = 7', "omraader", 'Skriv linjer som "000" = "landet".'),
        ('tabel = "FOLK1E"', 'tabel = "folk1e"', "taeller.tabel", "med store bogstaver"),
        ('tabel = "FOLK1E"', 'tabel = "../FOLK1E"', "taeller.tabel", "med store bogstaver"),
        ('["25", "35"]', "[]", "taeller.koder.HERKOMST", 'Skriv fx ["TOT"].'),
        ('["25", "35"]', '["25", "25"]', "taeller.koder.HERKOMST", 'Skriv fx ["TOT"].'),
        ('["25", "35"]', '["*"]', "taeller.koder.HERKOMST", 'Skriv fx ["TOT"].'),
        ('["25", "35"]', '"25"', "taeller.koder.HERKOMST", "Skriv en liste med tekster."),
        ("staar_for_aaret = true", 'staar_for_aaret = "ja"', "naevner.staar_for_aaret", "true eller false"),
        ('tid = "*K1"', 'tidd = "*K1"', "taeller.tidd", "Slet den, eller brug en af:"),
        ('note = "Note"', 'note = "Note"\nnoter = "x"', "noter", "Slet den, eller brug en af:"),
    ],
)
def test_a_wrong_line_is_named(old: str, new: str, column: str, remedy: str) -> None:
    assert old in GOOD
    named = {flaw.column: flaw for flaw in flaws(GOOD.replace(old, new, 1))}
    assert named[column].sentence().startswith(f"statbank/fil.toml, kolonne «{column}»: ")
    assert remedy in named[column].remedy


def test_all_flaws_of_a_file_are_told_at_once() -> None:
    broken = GOOD.replace('kilde = "dst_folk1e"', "").replace('["25", "35"]', "[]")
    assert {flaw.column for flaw in flaws(broken)} == {"kilde", "taeller.koder.HERKOMST"}


def test_a_file_that_is_not_toml_is_named() -> None:
    assert flaws("indikator = ")[0].remedy == "Ret linjen."


@pytest.mark.parametrize("query_id", ["Æble", "../x", "a b", "x" * 61, ""])
def test_a_file_name_that_cannot_be_an_id_is_named(query_id: str) -> None:
    assert "Filens navn kan ikke bruges." in [flaw.problem for flaw in flaws(GOOD, query_id)]


def test_it_must_be_clear_what_is_fetched() -> None:
    start = GOOD.index("[naevner]")
    assert "enten [vaerdi] eller både [taeller] og [naevner]" in flaws(GOOD[:start])[0].remedy
    value = GOOD[start:].replace("naevner", "vaerdi")
    assert "enten [vaerdi] eller både [taeller] og [naevner]" in flaws(GOOD + value)[0].remedy


def test_percentages_are_never_added_up() -> None:
    value = GOOD[: GOOD.index("[naevner]")].replace("taeller", "vaerdi")
    assert [flaw.column for flaw in flaws(value)] == ["vaerdi.koder"]
    assert parse_query(value.replace('["25", "35"]', '["TOT"]'), "fil").value is not None


def test_a_folder_tells_the_flaws_of_all_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "statbank"
    folder.mkdir()
    (folder / "god.toml").write_text(GOOD, encoding="utf-8")
    assert list(read_queries(tmp_path)) == ["god"]
    (folder / "a.toml").write_text(GOOD.replace("10", "0"), encoding="utf-8")
    (folder / "b.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(PlanFileError) as caught:
        read_queries(tmp_path)
    assert [flaw.file for flaw in caught.value.flaws] == ["statbank/a.toml", "statbank/b.toml"]


def test_a_plan_without_queries_has_none(tmp_path: Path) -> None:
    assert read_queries(tmp_path) == {}


def test_what_the_plan_does_not_have_is_named() -> None:
    found = query_flaws({"fil": parse_query(GOOD, "fil")}, {"ikke"}, {"landet"}, set())
    assert [(flaw.column, flaw.problem) for flaw in found] == [
        ("kilde", "«dst_folk1e» står ikke i sources.csv."),
        ("omraader", "«kommunen» står ikke i areas.csv."),
    ]


def test_the_plans_own_queries_are_whole_and_their_definitions_their_own(plan_folder: Path) -> None:
    """No concept of Danmarks Statistik's is one of the agreement's, and the label says whose it is."""
    queries = read_queries(plan_folder)
    tables = {
        name: pd.read_csv(plan_folder / f"{name}.csv", dtype=str)
        for name in ("indicators", "areas", "sources")
    }
    indicators, sources = tables["indicators"], tables["sources"].set_index("source_id")
    assert len(queries) == 4
    ids = (set(indicators["indicator_id"]), set(tables["areas"]["area_id"]), set(sources.index))
    assert query_flaws(queries, *ids) == []
    fetched = {query.indicator_id for query in queries.values()}
    own = indicators[indicators["indicator_id"].isin(fetched)].set_index("indicator_id")
    others = indicators[~indicators["indicator_id"].isin(fetched)]
    assert not set(own["concept"]) & set(others["concept"])
    assert own["label"].str.endswith("(Danmarks Statistik)").all()
    assert (own["additive"] == "0").all()
    for query in queries.values():
        assert query.query_id == query.indicator_id
        assert own.loc[query.indicator_id, "source_id"] == query.source_id
        assert "CC BY 4.0" in sources.loc[query.source_id, "reached_through"]
        assert (own.loc[query.indicator_id, "kind"] in ("share", "rate")) is True
