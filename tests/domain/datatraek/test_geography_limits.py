"""Words, numbers and coordinates of a map at their limits."""

import pytest

from lib.domain.datatraek.geography_coordinates import UTM32, WGS84, Box, Doubt, Interpretation, interpret
from lib.domain.datatraek.geography_ids import afdeling_id, slug, zone_id
from lib.domain.datatraek.geography_words import (
    AFDELING_WORDS,
    BASE_WORDS,
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


def test_a_header_is_compared_by_its_letters_and_figures() -> None:
    assert header_key("Zone_Nr. 3") == "zonenr3"
    assert header_key("BOLIGOMRÅDE Ærø ø") == "boligomraadeaeroeoe"
    assert header_key("A\u030a") == "aa", "a letter and its ring"


def test_whole_names_beat_cut_ones_and_the_surest_the_first() -> None:
    assert match_headers(["organisati", "selskab"], AFDELING_WORDS)["organisation"] == "selskab"
    assert match_headers(["boligforen", "boligselsk"], AFDELING_WORDS)["organisation"] == "boligselsk"
    assert match_headers(["NR", "Zone", "Areaid"], ZONE_WORDS) == {
        "area_id": "Areaid",
        "number": "NR",
        "name": "Zone",
    }
    assert match_headers(["base", "zone"], BASE_WORDS) == {"zone": "zone", "name": "base"}
    assert match_headers([], ZONE_WORDS) == {}
    # Ten signs that are a whole name themselves are cut from nothing; nine are not a full width.
    assert match_headers(["husstande1"], AFDELING_WORDS) == {}
    assert match_headers(["organisat"], AFDELING_WORDS) == {}
    assert match_headers(["zonenummer"], ZONE_WORDS) == {"number": "zonenummer"}


@pytest.mark.parametrize("header", ["Boligselskab", "afdelingsn", "AFDELING", "tidligerenavn", "Afd_nr"])
def test_what_only_afdelinger_have(header: str) -> None:
    assert has_afdeling_signs(["zone", header])


def test_what_others_have_too_are_no_signs_of_afdelinger() -> None:
    assert not has_afdeling_signs(["zone", "navn", "nummer", "beboere", "husstande", "areaid"])
    assert not has_afdeling_signs([])


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Zone 1", GeoKind.ZONE),
        ("zonekort", GeoKind.ZONE),
        ("min base", GeoKind.BASE),
        ("Baser-2026", GeoKind.BASE),
        ("basen", None),
        ("afdelingskort", GeoKind.AFDELING),
        ("Boligafdelinger og zoner", None),
        ("zone base", None),
        ("base zone", None),
        ("afdelinger base", None),
    ],
)
def test_a_layers_name_speaks_of_one_kind(title: str, kind: GeoKind | None) -> None:
    assert kind_of_title(title) is kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("zone", GeoKind.ZONE),
        ("BASER", GeoKind.BASE),
        ("Bolig-afdeling", GeoKind.AFDELING),
        ("afdelinger", GeoKind.AFDELING),
        ("zonekort", None),
        ("", None),
    ],
)
def test_a_type_is_a_kind(word: str, kind: GeoKind | None) -> None:
    assert kind_of_word(word) is kind


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("99", 99),
        ("1", 1),
        ("01", 1),
        ("001", None),
        ("00", None),
        ("12,0", 12),
        ("12,50", None),
        ("Z7", 7),
        ("7.00", 7),
    ],
)
def test_zones_are_numbered_from_1_to_99(word: str, number: int | None) -> None:
    assert zone_number(word) == number


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1e14, "100000000000000"),
        (1e15, "1000000000000000.0"),
        (-2.0, "-2"),
        (False, ""),
        (0, "0"),
        (0.0, "0"),
        ({"a": 1}, ""),
        ("", ""),
        (float("inf"), "inf"),
    ],
)
def test_an_attribute_as_text(cell: object, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("999999999", 999_999_999),
        ("1000000000", None),
        ("1.234.567", 1_234_567),
        ("1.234.567.890", None),
        ("12.34", None),
    ],
)
def test_a_count_of_at_most_nine_figures(word: str, number: int | None) -> None:
    assert whole_number(word) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("-9,5", -9.5),
        ("12345678", 12345678.0),
        ("123456789", None),
        ("9.", None),
        (".5", None),
        ("1,2,3", None),
        ("9.1e1", None),
    ],
)
def test_a_coordinate(word: str, number: float | None) -> None:
    assert decimal_number(word) == number


def test_a_box_holds_its_borders() -> None:
    box = Box(1.0, 2.0, 3.0, 4.0)
    corners = [(1.0, 2.0), (3.0, 4.0), (1.0, 4.0), (3.0, 2.0)]
    assert all(box.holds(x, y) for x, y in corners)
    outside = [(0.9, 3.0), (3.1, 3.0), (2.0, 1.9), (2.0, 4.1), (float("nan"), 3.0), (2.0, float("nan"))]
    assert not any(box.holds(x, y) for x, y in outside)


@pytest.mark.parametrize(
    ("declared", "x", "y", "found"),
    [
        (4258, 55.57, 9.75, Interpretation(4258, True, Doubt.OTHERWISE)),
        (None, 55.57, 9.75, Interpretation(WGS84, True, Doubt.OTHERWISE)),
        (25833, 9.75, 55.57, Interpretation(WGS84, False, Doubt.OTHERWISE)),
        (4258, 547_000.0, 6_158_000.0, Interpretation(UTM32, False, Doubt.OTHERWISE)),
        (4258, 6_158_000.0, 547_000.0, Interpretation(UTM32, True, Doubt.OTHERWISE)),
        (25833, 55.57, 9.75, Interpretation(WGS84, True, Doubt.OTHERWISE)),
        (32632, 0.0, 0.0, Interpretation(32632, False, Doubt.NONE)),
        (None, 0.0, 0.0, None),
    ],
)
def test_coordinates_are_read_whole(
    declared: int | None, x: float, y: float, found: Interpretation | None
) -> None:
    assert interpret(declared, x, y) == found


def test_ids_are_small_latin_letters() -> None:
    assert slug("  Nørre Allé 3 / Ærø, Ål ") == "noerre_alle_3_aeroe_aal"
    assert slug("Müller Öst Ä") == "muller_oest_ae"
    assert zone_id(7) == "zone7"
    assert afdeling_id("Nord", "7", "Allé") == "nord_7"
