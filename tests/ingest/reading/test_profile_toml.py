"""Profiles as TOML: read, written back the same, and refused with sentences that say what to mend."""

from pathlib import Path

import pytest

from lib.domain.datatraek.profile import CellRule, Origin
from lib.ingest.messages import PlanFileError
from lib.ingest.profile_toml import (
    parse_profile,
    profile_flaws,
    profile_text,
    read_profiles,
    write_profile,
)
from lib.settings import read_settings
from tests.ingest.datatraek_files import areas_and_periods, layouts, numbers_and_codes, shapes
from tests.ingest.datatraek_files.case import wide
from tests.ingest.datatraek_files.plan import names

SOURCES = read_settings({}).plan_folder / "sources"
READY = sorted(path.stem for path in SOURCES.glob("*.toml"))
PROFILES = {
    case.profile for cases in (areas_and_periods, layouts, numbers_and_codes, shapes) for case in cases.CASES
}


@pytest.mark.parametrize("name", READY)
def test_a_ready_profile_is_read_and_written_back_the_same(name: str) -> None:
    profile = read_profiles(SOURCES)[name]
    assert parse_profile(profile_text(profile), name) == profile
    assert profile.note


def test_every_made_profile_is_written_back_the_same() -> None:
    for text in PROFILES:
        profile = parse_profile(text, "proeve")
        assert parse_profile(profile_text(profile), "proeve") == profile


def test_the_ready_profiles_are_those_of_the_agreements_sources() -> None:
    tables = {f"lbf_tabel_{number}" for number in ("5", "9", "9a", "10", "17", "18", "19")}
    others = {"lbf_oversigt", "lbf_boligsocial", "jobcenter_kendskabsgrad", "jobcenter_afdelinger", "ssp"}
    schools = {"skolefravaer", "skolekarakterer", "underretninger", "tryghed", "aktiviteter", "afdelinger"}
    assert set(READY) >= tables | others | schools | {"skabelon", "skabelon_bred"}


def test_empty_texts_and_lists_survive_where_they_say_something() -> None:
    text = wide(table="stop_ved = []", cells='tusinder = ""')
    profile = parse_profile(text, "proeve")
    again = parse_profile(profile_text(profile), "proeve")
    assert again.table.stop_at == ()
    assert again.cells == CellRule(thousands="")


def flaws(text: str, name: str = "proeve") -> str:
    with pytest.raises(PlanFileError) as error:
        parse_profile(text, name)
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            wide(top="titl = 'x'"),
            "proeve.toml, kolonne «titl»: Nøglen findes ikke. Brug en af nøglerne titel,",
        ),
        (wide(table="ark = 'Ark1'"), "«tabel.ark»: Værdien er af en forkert slags. Skriv en liste."),
        (wide(table="ark = [1]"), "«tabel.ark»: Alt i listen skal være tekst."),
        (
            wide(period="form = 'århundrede'"),
            "«periode.form»: «århundrede» er ikke et af ordene. Skriv aar, dato,",
        ),
        (wide(area="find = '('"), "«omraade.find»: Udtrykket kan ikke læses"),
        (wide(area="find = '(a)(b)'"), "«omraade.find»: Udtrykket har mere end én gruppe."),
        (wide(cells='decimal = "."'), "«celler.tusinder»: Decimal- og tusindtegn er det samme."),
        (wide(table="overskriftsraekker = 0"), "«tabel.overskriftsraekker»: Tallet skal være fra 1 til 10."),
        (
            wide().replace('maal = "taeller"', 'maal = "antal"'),
            "«kolonner.maal»: «antal» er ikke et mål. Skriv vaerdi,",
        ),
        (wide().replace('titel = "Prøve"', ""), "«titel»: Nøglen mangler."),
        (wide().split("[[kolonner]]")[0], "«kolonner»: Opsætningen siger ikke, hvor tallene står."),
        ("titel = ", "Filen kan ikke læses"),
    ],
)
def test_a_wrong_profile_is_refused_with_a_sentence(text: str, says: str) -> None:
    assert says in flaws(text)


@pytest.mark.parametrize("name", ["", "../x", "Ark 1", "a" * 61, "æ"])
def test_a_profile_is_only_named_so_that_it_is_a_file_of_its_folder(name: str, tmp_path: Path) -> None:
    assert "kan ikke være navn på en opsætning" in flaws(wide(), name)


def test_a_written_profile_is_read_again_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    profile = parse_profile(wide(), "proeve")
    write_profile(tmp_path / "sources", profile)
    write_profile(tmp_path / "sources", profile)
    assert [path.name for path in (tmp_path / "sources").iterdir()] == ["proeve.toml"]
    assert read_profiles(tmp_path / "sources") == {"proeve": profile}


def test_all_flaws_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(wide(top="x = 1"), encoding="utf-8")
    (tmp_path / "c.toml").write_bytes(b"titel = '\xe6'")
    with pytest.raises(PlanFileError) as error:
        read_profiles(tmp_path)
    assert [flaw.file for flaw in error.value.flaws] == ["a.toml", "b.toml", "c.toml"]


def test_no_folder_is_no_profiles(tmp_path: Path) -> None:
    assert read_profiles(tmp_path / "sources") == {}


def test_a_profile_meets_the_plan() -> None:
    text = wide(area='navne = { BP = "nord_99" }').replace('["andel"]', '["andle"]')
    found = profile_flaws(parse_profile(text, "proeve"), names(), sources={"anden"})
    assert {(flaw.column, flaw.problem) for flaw in found} == {
        ("kolonner.indikatorer", "«andle» findes ikke i planen."),
        ("omraade.navne", "«nord_99» findes ikke i planen."),
        ("kilde", "«kilde» findes ikke i planen."),
    }
    assert profile_flaws(parse_profile(wide(), "proeve"), names(), sources={"kilde"}) == []


def test_only_the_period_may_be_asked_for() -> None:
    asked = wide().replace('staar_i = "kolonne"', f'staar_i = "{Origin.ASKED.value}"')
    assert "«omraade.staar_i»: Kun perioden kan der spørges om." in flaws(asked)
