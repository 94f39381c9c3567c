"""An area by all that it may be called: the whole answer, and whom a word of two meanings may mean."""

import pytest

from lib.domain.datatraek.area_book import (
    AfdelingBook,
    AreaBook,
    AreaFound,
    AreaNotFound,
    How,
    KnownAfdeling,
    KnownArea,
    gathered,
    in_names,
    number_word,
)
from lib.domain.datatraek.known_names import KnownNames
from lib.domain.datatraek.profile import AreaRule, Coordinate, Origin

NORTH, SOUTH = "Boligselskabet Nord", "Boligselskabet Syd"
HOMES = (
    KnownAfdeling("n11", "Bøgeparken", NORTH, "11", ("Elmeparken", "Skovhøj"), "z1", True),
    KnownAfdeling("n12", "Ærøvænget", NORTH, "012", (), "z2", True),
    KnownAfdeling("s11", "Skovhøj", SOUTH, "11", (), "z2", True),
    KnownAfdeling("s0", "Uden nummer", SOUTH, "", ("Før",), "z2", True),
    KnownAfdeling("s13", "Engen", SOUTH, "13", (), "z2", True),
    KnownAfdeling("n14", "Engen", NORTH, "14", (), "z1", True),
)
AREAS = (
    KnownArea("z1", "Zone Vest", "zone", "1"),
    KnownArea("z2", "Zone Øst", "zone", "2"),
    KnownArea("plan", "Hele planen", "plan", "7"),
    KnownArea("99", "Byen", "kommune", ""),
    KnownArea("skolen", "Engen", "skole", ""),
    KnownArea("midt", "Midtbyen", "skole", ""),
    KnownArea("midt_by", "Midtbyen", "bydel", ""),
)


def book() -> AfdelingBook:
    """Made where a test sees it."""
    return AfdelingBook(HOMES)


def everywhere() -> AreaBook:
    return AreaBook(AREAS, book())


def name_of(area_id: str) -> tuple[str, str]:
    return area_id, {each.area_id: each.name for each in HOMES}[area_id]


@pytest.mark.parametrize(
    ("word", "organisation", "area", "how"),
    [
        ("N11", "", "n11", How.ID),
        ("n11", SOUTH, "n11", How.ID),
        ("bøgeparken", "", "n11", How.NAME),
        ("Afdeling Bøgeparken", "", "n11", How.NAME),
        ("Elmeparken", "", "n11", How.FORMER_NAME),
        ("Skovhøj", "", "s11", How.NAME),
        ("Skovhøj", NORTH, "n11", How.FORMER_NAME),
        ("12", "", "n12", How.NUMBER),
        ("Afd. 0012", "", "n12", How.NUMBER),
        ("12.0", "", "n12", How.NUMBER),
        ("11", SOUTH, "s11", How.NUMBER),
        ("11 Bøgeparken", "", "n11", How.NAME),
        ("11. Bøgeparken", "", "n11", How.NAME),
        ("11 - Elmeparken", "", "n11", How.FORMER_NAME),
        ("Bøgeparken (11)", "", "n11", How.NAME),
        ("Nr. 12 Ærøvænget", "", "n12", How.NAME),
        # The plan does not know the number of the one, so its name is enough.
        ("25 Uden nummer", "", "s0", How.NAME),
        ("25 Før", "", "s0", How.FORMER_NAME),
        ("14 Engen", "", "n14", How.NAME),
        ("Engen", NORTH.upper(), "n14", How.NAME),
    ],
)
def test_an_afdeling_is_found_by_what_it_is_called(word: str, organisation: str, area: str, how: How) -> None:
    assert book().find(word, organisation) == AreaFound(area, name_of(area)[1], how)


@pytest.mark.parametrize(
    ("word", "organisation", "candidates"),
    [
        ("11", "", ("n11", "s11")),
        ("Engen", "", ("n14", "s13")),
        ("Afdeling Engen", "", ("n14", "s13")),
        # A number and a name that are not the same afdeling's: either may be meant.
        ("12 Bøgeparken", "", ("n11", "n12")),
        ("12 Bøgeparken", NORTH, ("n11", "n12")),
        ("12 Bøgeparken", SOUTH, ()),
        ("25 Bøgeparken", "", ("n11",)),
        ("12 Ukendt", "", ("n12",)),
        ("13", NORTH, ()),
        ("11x", "", ()),
        ("", "", ()),
    ],
)
def test_a_word_of_none_or_several_names_whom_it_may_mean(
    word: str, organisation: str, candidates: tuple[str, ...]
) -> None:
    assert book().find(word, organisation) == AreaNotFound(word, tuple(map(name_of, candidates)))


def test_a_number_is_no_afdeling_where_numbers_do_not_count() -> None:
    assert book().find("12", by_number=False) == AreaNotFound("12")
    assert book().find("Bøgeparken", by_number=False) == AreaFound("n11", "Bøgeparken", How.NAME)
    assert book().with_number("0011", SOUTH.lower()) == {"s11"}
    assert book().with_number("11", "") == {"n11", "s11"}
    assert book().with_number("77", NORTH) == set()


def rule(level: str, organisation: str = "", **names: str) -> AreaRule:
    return AreaRule(Coordinate(Origin.COLUMN, names=names), level=level, organisation=organisation)


@pytest.mark.parametrize(
    ("word", "level", "found"),
    [
        ("z1", "zone", AreaFound("z1", "Zone Vest", How.ID)),
        ("Zone Vest", "zone", AreaFound("z1", "Zone Vest", How.NAME)),
        ("02", "zone", AreaFound("z2", "Zone Øst", How.NAME)),
        ("2", "afdeling", AreaNotFound("2")),
        ("2", "plan", AreaNotFound("2")),
        # Only zones have numbers.
        ("7", "plan", AreaNotFound("7")),
        ("7", "zone", AreaNotFound("7")),
        ("99", "kommune", AreaNotFound("99")),
        ("99", "zone", AreaFound("99", "Byen", How.ID)),
        ("Hele planen", "afdeling", AreaFound("plan", "Hele planen", How.NAME)),
        ("Bøgeparken", "zone", AreaFound("n11", "Bøgeparken", How.NAME)),
        ("12", "zone", AreaNotFound("12")),
        ("12", "afdeling", AreaFound("n12", "Ærøvænget", How.NUMBER)),
        # A name of two levels is that of the level asked for.
        ("Engen", "skole", AreaFound("skolen", "Engen", How.NAME)),
        ("Engen", "afdeling", AreaNotFound("Engen", (name_of("n14"), name_of("s13")))),
        ("Midtbyen", "bydel", AreaFound("midt_by", "Midtbyen", How.NAME)),
        ("Midtbyen", "skole", AreaFound("midt", "Midtbyen", How.NAME)),
        ("Midtbyen", "zone", AreaNotFound("Midtbyen", (("midt", "Midtbyen"), ("midt_by", "Midtbyen")))),
        ("Ukendt", "zone", AreaNotFound("Ukendt")),
    ],
)
def test_an_area_is_looked_for_at_its_level_and_then_anywhere(
    word: str, level: str, found: AreaFound | AreaNotFound
) -> None:
    assert everywhere().find(word, rule(level)) == found


def test_the_rows_organisation_goes_before_that_of_the_source() -> None:
    assert everywhere().find("11", rule("afdeling", NORTH)) == AreaFound("n11", "Bøgeparken", How.NUMBER)
    assert everywhere().find("11", rule("afdeling", NORTH), SOUTH) == AreaFound("s11", "Skovhøj", How.NUMBER)


def test_the_sources_own_words_go_first_and_must_name_an_area() -> None:
    own = rule("afdeling", Alt="plan", Bøgeparken="s11", Væk="nedlagt")
    assert everywhere().find("alt", own) == AreaFound("plan", "Hele planen", How.PROFILE)
    assert everywhere().find("Bøgeparken", own) == AreaFound("s11", "Skovhøj", How.PROFILE)
    assert everywhere().find("Væk", own) == AreaNotFound("Væk")
    assert [everywhere().name(each) for each in ("n11", "plan", "x")] == ["Bøgeparken", "Hele planen", None]


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("0", "0"),
        ("000", "000"),
        ("007", "7"),
        ("11.0", "11"),
        ("11,00", "11"),
        ("11.5", "11.5"),
        ("", ""),
        ("0,0", "0"),
    ],
)
def test_a_number_is_compared_without_leading_zeros_and_empty_decimals(number: str, word: str) -> None:
    assert number_word(number) == word


def test_a_word_of_a_list_is_itself_before_it_is_like_another() -> None:
    assert in_names("A", {"a": "lille", "A": "stor"}) == "stor"
    assert in_names("B", {"b": "lille"}) == "lille"
    assert in_names("C", {"b": "lille"}) is None


def test_words_are_gathered_with_all_they_may_mean_and_empty_ones_mean_nothing() -> None:
    assert gathered([(("a", ""), "1"), (("a", "b"), "2"), ((), "3")]) == {"a": {"1", "2"}, "b": {"2"}}


def test_an_activity_is_found_by_the_sources_own_word() -> None:
    names = KnownNames(AREAS, HOMES, [], {"klub": ("Bemandede klubber", "Klubber"), "cafe": ("Klubber",)})
    assert names.find_activity("x", {"X": "cafe"}) == "cafe"
    assert names.find_activity("bemandede klubber", {"Y": "cafe"}) == "klub"
    assert names.find_activity("Klubber") is None, "two are called so"
    assert names.find_activity("x", {"x": "findes ikke"}) is None
    assert names.organisations == {NORTH.casefold(), SOUTH.casefold()}
    assert names.numbered("11", SOUTH) == {"s11"}
    assert [names.area_name("z1"), names.area_name("x")] == ["Zone Vest", None]
