"""A plan's file with a sign that nobody sees is refused in Danish: which file, row, column, and which sign."""

import csv
import json
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest

from lib.domain.formula_guard import guarded
from lib.ingest.csv_file import read_checked
from lib.ingest.fields import Field, Fields, Holds
from lib.ingest.messages import Flaw, PlanFileError
from lib.ingest.plan_fields import PLAN_FILES
from lib.ingest.plan_toml import FILE, read_plan_header
from lib.ingest.profile_toml import parse_profile
from lib.ingest.zones import read_zone_shapes
from lib.settings import read_settings
from tests.attacks.hostile import UNSEEN, in_a_plan, writable

FIELDS: Fields = {"id": Field(), "note": Field(required=False)}


def written(folder: Path, rows: Iterable[tuple[str, ...]], header: tuple[str, ...] = tuple(FIELDS)) -> Path:
    path = folder / "made.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    return path


def flaws(path: Path, fields: Fields = FIELDS) -> list[Flaw]:
    with pytest.raises(PlanFileError) as caught:
        read_checked(path, fields)
    return caught.value.flaws


def has_unseen(words: str) -> bool:
    return any(unicodedata.category(sign) in UNSEEN for sign in words)


def test_the_sentence_says_file_row_column_sign_and_what_to_do(tmp_path: Path) -> None:
    (flaw,) = flaws(written(tmp_path, [("a", ""), ("b", "Kor\u202eskær")]))
    assert flaw.sentence() == (
        "made.csv, række 3, kolonne «note»: Tegn nr. 4 er et tegn, der vender skriveretningen (U+202E): "
        "«Kor⟨U+202E⟩skær». Slet tegnet: teksten skal stå på én linje, uden usynlige tegn."
    )


@pytest.mark.parametrize("cell", [" Kor", "Kor ", "\u00a0Kor"])
def test_a_blank_at_an_end_is_told(tmp_path: Path, cell: str) -> None:
    (flaw,) = flaws(written(tmp_path, [("a", cell)]))
    assert (flaw.row, flaw.column) == (2, "note")
    assert "begynder eller slutter med et mellemrum" in flaw.problem


@pytest.mark.parametrize("holds", Holds)
def test_no_kind_of_cell_takes_one(holds: Holds) -> None:
    usual = {Holds.DATE: "2022-06-01", Holds.TEXT: "a"}.get(holds, "1")
    assert Field(holds).accepts(usual)
    for sign in "\x00\x07\x1f\x7f\x9f\u202a\u202e\u2066\u2069\u200b\u200d\ufeff\n\t":
        assert not Field(holds).accepts(usual + sign)
        assert not Field(holds, required=False).accepts(sign)
        assert not Field(choices=(usual,)).accepts(usual + sign)


def test_a_header_is_shown_with_its_hidden_signs_spelled(tmp_path: Path) -> None:
    (flaw,) = flaws(written(tmp_path, [], ("id", "no\u200bte")))
    assert "no⟨U+200B⟩te" in flaw.sentence()


def test_of_the_hostile_strings_just_those_are_refused_and_no_sentence_carries_one(tmp_path: Path) -> None:
    strings = writable()
    wrong = {row for row, each in enumerate(strings, 2) if has_unseen(each) or each != each.strip()}
    found = flaws(written(tmp_path, [("a", each) for each in strings]))
    assert {flaw.row for flaw in found} == wrong
    assert len(wrong) > 60
    assert not [flaw for flaw in found if has_unseen(flaw.sentence())]
    kept = [in_a_plan(each) for each in strings]
    table = read_checked(written(tmp_path, [("a", guarded(each)) for each in kept]), FIELDS)
    assert [each or "" for each in table["note"]] == kept


def test_every_text_of_every_plan_file_is_asked() -> None:
    for name, fields in PLAN_FILES.items():
        for column, field in fields.items():
            assert not field.accepts("a\u202e"), (name, column)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('short_name = "', 'short_name = "\\u202e', "short_name"),
        ('headline_phrase = "', 'headline_phrase = "a\\u0007', "headline_phrase"),
        ("[totals.organisations]\n", '[totals.organisations]\n"a\\u200b" = 1\n', "totals.organisations"),
    ],
)
def test_an_escape_in_plan_toml_is_told_too(tmp_path: Path, old: str, new: str, path: str) -> None:
    text = (read_settings({}).plan_folder / FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PlanFileError) as caught:
        read_plan_header(tmp_path)
    (flaw,) = caught.value.flaws
    assert flaw.column.startswith(path)
    assert "⟨U+" in flaw.problem
    assert not has_unseen(flaw.sentence())


def test_a_profile_is_asked_too() -> None:
    file = read_settings({}).plan_folder / "sources" / "skabelon.toml"
    text = file.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("titel = "))
    with pytest.raises(PlanFileError) as caught:
        parse_profile(text.replace(title, 'titel = "a\\u2067b"'), "skabelon")
    (flaw,) = caught.value.flaws
    assert (flaw.file, flaw.column) == ("skabelon.toml", "titel")


def test_a_zone_with_a_hidden_sign_in_its_name_is_told(tmp_path: Path) -> None:
    settings = read_settings({})
    drawn = json.loads(settings.geo_file.read_text(encoding="utf-8"))
    first = next(each["properties"] for each in drawn["features"] if each["properties"]["kind"] == "zone")
    first["name"] = "Zone\u202e 1"
    path = tmp_path / "zones.geojson"
    path.write_text(json.dumps(drawn), encoding="utf-8")
    with pytest.raises(PlanFileError) as caught:
        read_zone_shapes(path, settings.plan_id)
    (flaw,) = caught.value.flaws
    assert (flaw.column, "⟨U+202E⟩" in flaw.problem) == ("name", True)
