"""Attributes of a map by their many names, numbers and kinds by their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.datatraek.geography_ids import OWN_ID, afdeling_id, slug
from lib.domain.datatraek.geography_words import (
    AFDELING_WORDS,
    ZONE_WORDS,
    GeoKind,
    cell_text,
    decimal_number,
    has_afdeling_signs,
    header_key,
    kind_of_title,
    kind_of_word,
    match_headers,
    whole_number,
    zone_number,
)


@pytest.mark.parametrize("header", ["Zone_nr", "ZONENR", "zone-nr.", "Zone nr"])
def test_headers_differ_by_case_and_signs_only(header: str) -> None:
    assert match_headers([header], ZONE_WORDS)["number"] == header


def test_the_surest_name_wins() -> None:
    assert match_headers(["zone", "nummer", "navn"], ZONE_WORDS) == {"number": "nummer", "name": "navn"}
    assert match_headers(["zone"], ZONE_WORDS) == {"number": "zone", "name": "zone"}


def test_a_header_cut_at_ten_letters_is_the_beginning_of_one_name() -> None:
    assert match_headers(["organisati", "tidligere_"], AFDELING_WORDS) == {
        "organisation": "organisati",
        "former_names": "tidligere_",
    }
    assert match_headers(["organ"], AFDELING_WORDS) == {}, "only ten letters are a cut name"
    assert has_afdeling_signs(["boligorgan"])
    assert not has_afdeling_signs(["zone", "navn", "beboere"]), "zones have residents too"


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("3", 3),
        ("Zone 3", 3),
        ("3.0", 3),
        ("zone nr. 12", 12),
        ("", None),
        ("Nord", None),
        ("0", None),
        ("100", None),
        ("Zone 1 og 2", None),
        ("zone 3.5", None),
    ],
)
def test_a_zone_number_is_the_only_number_from_1_to_99(word: str, number: int | None) -> None:
    assert zone_number(word) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("214", 214),
        ("1.234", 1234),
        ("0", 0),
        ("", None),
        ("-4", None),
        ("12,5", None),
        ("1.23", None),
        ("1e3", None),
    ],
)
def test_a_count_is_whole(word: str, number: int | None) -> None:
    assert whole_number(word) == number


@given(st.integers(0, 999_999_999))
def test_every_count_is_read_with_and_without_danish_thousands(number: int) -> None:
    assert whole_number(str(number)) == number
    assert whole_number(f"{number:,}".replace(",", ".")) == number


def test_a_coordinate_has_point_or_comma() -> None:
    assert decimal_number("9,7526") == decimal_number("9.7526") == 9.7526
    assert decimal_number("9.7526 E") is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("zoner", GeoKind.ZONE),
        ("Zoner2026", GeoKind.ZONE),
        ("boligafdelinger_2026", GeoKind.AFDELING),
        ("baser", GeoKind.BASE),
        ("database", None),
        ("zoner_og_afdelinger", None),
        ("", None),
    ],
)
def test_a_layer_speaks_of_one_kind_or_none(title: str, kind: GeoKind | None) -> None:
    assert kind_of_title(title) is kind


def test_a_type_is_a_kind_only_when_it_is_one_of_them() -> None:
    assert kind_of_word("Zoner") is GeoKind.ZONE
    assert kind_of_word("Boligområde") is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [(11.0, "11"), (11.5, "11.5"), (None, ""), (float("nan"), ""), (True, ""), ([1], ""), (" a  b ", "a b")],
)
def test_cells_are_text_or_nothing(cell: object, text: str) -> None:
    assert cell_text(cell) == text


@given(st.text())
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    assert OWN_ID.fullmatch(slug(text)[:60]) or slug(text) == ""
    assert header_key(header_key(text)) == header_key(text)


def test_ids_of_new_afdelinger() -> None:
    assert afdeling_id("Boligkontoret Åby", "7", "Nørre Allé") == "boligkontoret_aaby_7"
    assert afdeling_id("Boligkontoret Åby", "", "Nørre Allé") == "boligkontoret_aaby_noerre_alle"
    assert afdeling_id("Boligkontoret Åby", "", "") == ""
