"""import, publish, withdraw, history and export on real files: what changes, what does not, and what is said."""

import json
import re
from pathlib import Path

import duckdb
import pytest

from lib.cli.versions import active_contents
from lib.state.audit import EXPORTED, audit_rows
from lib.state.datatraek import history
from lib.state.engine import open_state
from lib.state.versions import active_version
from lib.warehouse.files import public_path
from tests.cli.killed import HEADER, Kitchen
from tests.cli.test_build import change

INDICATOR = "uden_for_arbejdsstyrken_30_64"


def active(kitchen: Kitchen) -> str:
    found = active_version(open_state(kitchen.settings.state_url), kitchen.settings.plan_id)
    assert found is not None
    return found.version


def shown_values(kitchen: Kitchen, year: int) -> list[tuple[str, float, str]]:
    """What pages see of the indicator in the year: area, value, provenance."""
    path = public_path(kitchen.settings.warehouse_folder, active(kitchen))
    question = (
        "SELECT area_id, value, provenance FROM shown WHERE indicator_id = ? AND year = ? AND level = 'zone'"
    )
    with duckdb.connect(str(path), read_only=True) as file:
        rows: list[tuple[str, float, str]] = file.execute(
            question + " ORDER BY area_id", [INDICATOR, year]
        ).fetchall()
    return rows


def test_a_file_is_a_draft_until_it_is_published_and_withdrawing_gives_the_very_version_back(
    kitchen: Kitchen, sent: Path
) -> None:
    first = active(kitchen)
    file = kitchen.made_file(sent, 2)
    report = kitchen.run("import", str(file), "--profil", "skabelon", "--konto", "konto7")
    assert (report["status"], report["rows"], report["new"]) == ("kladde", 4, 4)
    assert active(kitchen) == first
    assert shown_values(kitchen, 2024) == []
    published = kitchen.run("publish", str(report["datatraek_id"]), "--konto", "konto7")
    assert published["previous_version"] == first
    # 322 to 325 persons of 1.000
    assert shown_values(kitchen, 2024) == [
        ("zone1", 32.2, "datatraek"),
        ("zone2", 32.3, "datatraek"),
        ("zone3", 32.4, "datatraek"),
        ("zone4", 32.5, "datatraek"),
    ]
    withdrawn = kitchen.run(
        "withdraw", str(report["datatraek_id"]), "--konto", "konto8", "--note", "forkert fil"
    )
    assert withdrawn["version"] == active(kitchen) == first
    assert shown_values(kitchen, 2024) == []
    (row,) = history(open_state(kitchen.settings.state_url), kitchen.settings.plan_id)
    assert [(event.action, event.actor) for event in row.events] == [
        ("indlæst", "konto7"),
        ("udgivet", "konto7"),
        ("trukket tilbage", "konto8"),
    ]


def test_withdrawing_the_middle_one_of_three_keeps_the_others_and_so_does_a_build_of_changed_plan_files(
    kitchen: Kitchen, sent: Path
) -> None:
    ids = []
    for number in (0, 1, 2):
        file = str(kitchen.made_file(sent, number))
        ids.append(kitchen.run("import", file, "--profil", "skabelon", "--udgiv", "--ja")["datatraek_id"])
    kitchen.run("withdraw", ids[1])

    def assert_the_others_are_kept() -> None:
        in_force = [content.datatraek_id for content in active_contents(kitchen.settings) if content.in_force]
        assert in_force == [ids[0], ids[2]]
        assert shown_values(kitchen, 2023) == []
        assert len(shown_values(kitchen, 2022)) == len(shown_values(kitchen, 2024)) == 4
        kitchen.assert_whole()

    assert_the_others_are_kept()
    before = active(kitchen)
    change(kitchen.settings.plan_folder / "discrepancies.csv", "Fire zoner, ikke fem", "Fire og ikke fem")
    code, said = kitchen.said("build")
    assert code == 0, said
    assert active(kitchen) != before
    assert_the_others_are_kept()


def test_a_trial_keeps_nothing_and_the_same_file_again_is_known(kitchen: Kitchen, sent: Path) -> None:
    file = str(kitchen.made_file(sent, 2))
    assert kitchen.run("import", file, "--profil", "skabelon", "--proeve")["status"] == "proeve"
    assert kitchen.run("history")["datatraek"] == []
    assert not kitchen.settings.archive_folder.exists()
    first = kitchen.run("import", file, "--profil", "skabelon")
    again = kitchen.run("import", file, "--profil", "skabelon")
    assert (first["status"], again["status"]) == ("kladde", "findes")
    assert again["datatraek_id"] == first["datatraek_id"]


def test_what_stops_is_told_with_its_cell_and_cannot_be_published(kitchen: Kitchen, sent: Path) -> None:
    file = sent / "fejl.csv"
    file.write_text(f"{HEADER}\n{INDICATOR};zone1;2024-11-01;2024-11-01;;1200;1000;ok;\n", encoding="utf-8")
    first = active(kitchen)
    code, said = kitchen.said("import", str(file), "--profil", "skabelon", "--udgiv", "--ja")
    assert code == 1
    report = json.loads(said.splitlines()[-1])["resultat"]
    stopping = [found for found in report["findings"] if found["severity"] == "stopper"]
    assert stopping
    assert re.fullmatch(r"[A-I]2", stopping[0]["cell"])
    code, said = kitchen.said("publish", report["datatraek_id"], "--ja")
    assert code == 2
    assert "kan ikke udgives" in said
    assert active(kitchen) == first


def test_what_asks_is_published_only_with_a_yes(kitchen: Kitchen, sent: Path) -> None:
    kitchen.run("import", str(kitchen.made_file(sent, 2)), "--profil", "skabelon", "--udgiv", "--ja")
    changed = sent / "rettet.csv"
    changed.write_text(
        (sent / "fil-2.csv").read_text(encoding="utf-8").replace(";322;1000;", ";522;1000;"), encoding="utf-8"
    )
    first = active(kitchen)
    code, said = kitchen.said("import", str(changed), "--profil", "skabelon", "--udgiv")
    assert code == 2
    assert "Sig ja" in said
    assert active(kitchen) == first
    loaded = kitchen.run("import", str(changed), "--profil", "skabelon", "--udgiv", "--ja")
    assert (loaded["changed"], loaded["unchanged"]) == (1, 3)
    assert shown_values(kitchen, 2024)[0] == ("zone1", 52.2, "datatraek")


def test_what_cannot_be_done_is_refused_with_a_sentence(kitchen: Kitchen, sent: Path) -> None:
    file, new = str(kitchen.made_file(sent, 2)), str(sent / "ny.csv")
    first = active(kitchen)
    for arguments, words in (
        (("import", "findes-ikke.csv", "--profil", "skabelon"), "findes ikke"),
        (("import", file, "--profil", "ukendt"), "ingen opsætning, der hedder «ukendt»"),
        (("publish", "ffff"), "Der er ikke ét datatræk"),
        (("withdraw", "ffff"), "Der er ikke ét datatræk"),
        (("export", new, "--begrundelse", "kort"), "begrundelse på mindst"),
        (("export", file, "--begrundelse", "til en samlet kontrol"), "findes allerede"),
    ):
        code, said = kitchen.said(*arguments)
        assert code == 2
        assert words in json.loads(said.splitlines()[-1])["fejl"]
        assert active(kitchen) == first


def test_an_exported_version_loaded_into_an_empty_plan_is_the_same_rows(
    kitchen: Kitchen, sent: Path, tmp_path: Path
) -> None:
    kitchen.run("import", str(kitchen.made_file(sent, 2)), "--profil", "skabelon", "--udgiv", "--ja")
    masked = sent / "maskeret.csv"
    rows = [
        f"{INDICATOR};zone1;2020-11-01;2020-11-01;;;;diskretioneret;",
        f"{INDICATOR};zone2;2020-11-01;2020-11-01;;;;mangler;",
    ]
    masked.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    kitchen.run("import", str(masked), "--profil", "skabelon", "--udgiv", "--ja")
    out = tmp_path / "ud.csv"
    exported = kitchen.run("export", str(out), "--begrundelse", "til en samlet kontrol")
    told = audit_rows(open_state(kitchen.settings.state_url))[-1]
    assert (told.action, told.subject) == (EXPORTED, active(kitchen))
    empty = kitchen.emptied(tmp_path / "tom")
    loaded = empty.run("import", str(out), "--profil", "skabelon", "--udgiv", "--ja")
    assert loaded["rows"] == exported["rows"]
    assert loaded["rows_sha256"] == exported["rows_sha256"]
    again = empty.run("export", str(tmp_path / "igen.csv"), "--begrundelse", "til en samlet kontrol")
    assert again["rows_sha256"] == exported["rows_sha256"]
    assert (tmp_path / "igen.csv").read_bytes().count(b"\n") == out.read_bytes().count(b"\n")


def test_a_figure_for_a_demo_afdeling_is_stopped(kitchen: Kitchen, sent: Path) -> None:
    demo = kitchen.settings.plan_folder / "afdelinger.csv"
    area_id, name = demo.read_text(encoding="utf-8").splitlines()[1].split(",")[:2]
    for called in (area_id, name):
        file = sent / f"{area_id}.csv"
        file.write_text(
            f"{HEADER}\n{INDICATOR};{called};2024-11-01;2024-11-01;;30;100;ok;\n", encoding="utf-8"
        )
        code, said = kitchen.said("import", str(file), "--profil", "skabelon")
        assert code == 1, said
        stopping = json.loads(said.splitlines()[-1])["resultat"]["findings"]
        assert "ukendt_omraade" in {found["code"] for found in stopping if found["severity"] == "stopper"}


@pytest.mark.soak
def test_of_two_that_publish_at_once_none_is_lost(kitchen: Kitchen, sent: Path) -> None:
    """Two real processes. The ordinary suite asks that the later one is refused: tests/state/test_versions.py."""
    ids = [
        kitchen.run("import", str(kitchen.made_file(sent, number)), "--profil", "skabelon")["datatraek_id"]
        for number in (1, 2)
    ]
    both = [kitchen.command("publish", datatraek_id, "--ja") for datatraek_id in ids]
    said = [process.communicate()[0] for process in both]
    for datatraek_id, process, words in zip(ids, both, said, strict=True):
        if process.returncode:
            assert "En anden udgivelse kom imellem" in words
            kitchen.run("publish", datatraek_id, "--ja")
    in_force = [content.datatraek_id for content in active_contents(kitchen.settings) if content.in_force]
    assert sorted(in_force) == sorted(ids)
    kitchen.assert_whole()


def test_a_question_that_arises_after_the_file_was_read_is_seen_before_it_is_answered(
    kitchen: Kitchen, sent: Path
) -> None:
    first, second = (
        kitchen.run("import", str(kitchen.made_file(sent, number)), "--profil", "skabelon")["datatraek_id"]
        for number in (2, 6)
    )
    kitchen.run("publish", first)
    code, said = kitchen.said("publish", second, "--ja")
    assert code == 2
    assert "Der er udgivet andre tal, siden filen blev læst" in said
    kitchen.run("publish", second, "--ja")
