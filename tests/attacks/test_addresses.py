"""Addresses, arguments, files and scenarios made of hostile strings: a Danish sentence each time, never a traceback."""

import contextlib
import csv
import io
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from lib.cli.main import main
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.domain.scenario.written import from_json
from lib.maps.marks import geojson_layer
from lib.ui.markup import plain_label
from lib.ui.navigation import PAGES
from tests.attacks.hostile import hostile_groups, hostile_strings, writable
from tests.conftest import ROOT
from tests.pages.opening import opened_page

NAMES = (
    "scenarie", "kladde", "del", "omraade", "droeftelse", "moede", "del_moede", "indikator", "zone", "aar", "siden",
    "niveau", "til_moede", "dias", "skaerm", "valgte", "indstilling", "del_indstilling", "aktivitet", "del_delaftale",
    "maalnr", "opdeling", "vaegte", "gruppe", "indsats", "behov", "se", "tabel", "kun_rigtige", "kilde", "raekker",
)  # fmt: skip
"""What the pages read from the address."""
DANISH = ("Scenariet kan ikke læses",)
STATE = ("state.sqlite", "state.sqlite-wal", "state.sqlite-shm")
DENSE = ("simulering", "moeder", "praesentation", "profil")


def asked(start: int) -> dict[str, str]:
    """Every name in the address with a string of its own."""
    strings = [each for each in writable() if each and "\x00" not in each]
    return {name: strings[(start + place) % len(strings)][:300] for place, name in enumerate(NAMES)}


@pytest.mark.usefixtures("hostile_environment")
@pytest.mark.parametrize("page", DENSE)
def test_a_page_opens_whatever_its_address_says(page: str) -> None:
    assert {entry.page_id for entry in PAGES} >= set(DENSE)
    opened_page(page, address=asked(DENSE.index(page) * 97))


def said(*arguments: str) -> tuple[int, str]:
    """What the command ends with, and all that it writes."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(list(arguments))
        except SystemExit as end:
            code = int(end.code) if isinstance(end.code, int) else 2
    return code, out.getvalue() + err.getvalue()


@pytest.mark.usefixtures("hostile_environment")
def test_no_argument_of_a_command_is_more_than_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["lib"])
    groups = hostile_groups()
    tried = [
        each for each in (*groups["paths"], *groups["sql"][:12], *groups["templates"][:6]) if each != "--help"
    ]
    inside = set(tmp_path.rglob("*"))
    for words in tried:
        for command in (["publish", words], ["withdraw", words], ["raw", words, words], ["profile", words]):
            code, told = said(*command)
            assert code != 0, (command, told)
            assert "Traceback" not in told, (command, told)
            assert told.strip(), command
    assert {
        path for path in tmp_path.rglob("*") if path.suffix not in (".sqlite-wal", ".sqlite-shm")
    } == inside


@pytest.mark.soak
@pytest.mark.usefixtures("hostile_environment")
def test_a_file_of_hostile_cells_is_a_draft_or_refused_in_danish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZONEKOMPAS_DATATRAEK", str(tmp_path / "datatraek"))
    monkeypatch.chdir(ROOT)
    strings = [each for each in writable() if each and "\x00" not in each]
    file = tmp_path / "hostile.csv"
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(["Navn", "Organisation", "Beboere", "Husstande", "Tidligere navne"])
        writer.writerows(
            [each, other, 120, 60, each] for each, other in zip(strings, strings[::-1], strict=True)
        )
    for profile, *asked in (("skabelon",), ("afdelinger", "--periode", "2026-01-01")):
        name = "../../=1+1<img src=x onerror=__zk_ran(1)>\r\n.csv"
        command = [
            sys.executable,
            "-m",
            "lib",
            "import",
            str(file),
            "--profil",
            profile,
            "--navn",
            name,
            *asked,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stdout + done.stderr
        assert (done.stdout + done.stderr).strip()
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.relative_to(tmp_path).parts[0] for path in kept} <= {"datatraek", "hostile.csv", *STATE}


def test_any_bytes_that_are_no_scenario_are_refused_in_danish() -> None:
    chance = random.Random(8)
    whole = '{"schema": 1, "plan_id": "p", "name": "n", "data_version": "v", "rules": [], "moves": []}'
    assert from_json(whole).name == "n"
    tried: list[str | bytes] = [
        *hostile_strings(),
        *(each.encode("utf-8", "surrogatepass") for each in hostile_strings()),
    ]
    tried += [chance.randbytes(chance.randrange(1, 400)) for _ in range(300)]
    tried += [whole.encode()[: chance.randrange(len(whole))] + chance.randbytes(3) for _ in range(300)]
    tried += ["[" * 100_000, '{"a":' * 50_000, "1" * 10_000, b"\x80\x04\x95", b"PK\x03\x04" * 50]
    for each in tried:
        with pytest.raises(ScenarioUnreadable) as refused:
            from_json(each)
        assert str(refused.value).startswith(DANISH)


def test_every_field_of_a_scenario_takes_a_string_or_refuses_it_in_danish() -> None:
    base = {
        "schema": 1,
        "plan_id": "p",
        "name": "n",
        "data_version": "v",
        "rules": [],
        "moves": [],
        "note": "",
    }
    told = [told_of(json.dumps({**base, field: each})) for each in hostile_strings() for field in base]
    assert [words for words in told if words and not words.startswith(DANISH)] == []
    assert "" in told, "some are taken, as text"


def told_of(written: str) -> str:
    """Why a text is no scenario; nothing where it is one, without any control sign in it."""
    try:
        document = from_json(written)
    except ScenarioUnreadable as refused:
        return str(refused)
    return "tegn tilbage" if "\x00" in document.name + document.note + document.plan_id else ""


def test_a_name_on_the_map_is_never_evaluated_on_the_server() -> None:
    point = {"type": "Point", "coordinates": [9.7, 55.5]}
    for each in writable():
        features = [
            {
                "type": "Feature",
                "id": each,
                "geometry": point,
                "properties": {"tooltip": each, "area_id": each},
            }
        ]
        told = json.dumps(geojson_layer(features).data)
        assert "{{" not in told.replace(json.dumps({}), "").replace('{"', "")
        assert "{%" not in told
        assert "{#" not in told


def test_a_label_never_keeps_markdown() -> None:
    for each in hostile_strings():
        words = plain_label(each)
        assert "\n" not in words
        assert "](" not in words.replace("\\]", "")
        assert not words.startswith(("- ", "+ ", "# ", "> ", "1. "))
    assert plain_label("Regel: højst 40 %, § 3 (b).") == "Regel: højst 40 %, § 3 (b)."
