"""Finding by the beginnings of words: what is found, in which order, however it is written."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.search import Entry, Kind, find, fold, index_of

PLACES = index_of(
    [
        Entry(Kind.AFDELING, "Zonehaven", "Zone 2."),
        Entry(Kind.AFDELING, "Ågade", "Zone 2."),
        Entry(Kind.GOAL, "B2 · Kontanthjælp (6.2) · De fire zoner"),
        Entry(Kind.INDICATOR, "Børn hos enlige forsørgere"),
        Entry(Kind.PAGE, "Zonekort", "Hvor er tallet højt?"),
        Entry(Kind.TERM, "zone", "En af planens dele."),
        Entry(Kind.ZONE, "Zone 2"),
        Entry(Kind.ZONE, "Zone 21"),
    ]
)
WORDS = st.text(st.sampled_from("abcæøåÆØÅéüö2- "), max_size=12)
ENTRIES = st.lists(st.builds(Entry, st.sampled_from(Kind), WORDS, WORDS), max_size=8)


def titles(query: str, most: int = 20) -> list[str]:
    return [entry.title for entry in find(PLACES, query, most)]


def test_the_best_comes_first_and_pages_and_zones_before_afdelinger() -> None:
    assert titles("zone") == [
        "zone",
        "Zonekort",
        "Zone 2",
        "Zone 21",
        "Zonehaven",
        "Ågade",
        PLACES[2].entry.title,
    ]
    assert titles("Zone 2") == ["Zone 2", "Zone 21", "Zonehaven", "Ågade", PLACES[2].entry.title]
    assert titles("zone", most=2) == ["zone", "Zonekort"]


def test_case_accents_and_danish_letters_do_not_matter() -> None:
    for written in ("ågade", "AAGADE", "Ågade", "a\N{COMBINING RING ABOVE}gade", "aag"):
        assert titles(written) == ["Ågade"]
    assert titles("boern ENLIGE") == titles("børn enlige") == ["Børn hos enlige forsørgere"]
    assert fold("Café Sæd-Øst 6.3") == ("cafe", "saed", "oest", "6", "3")


def test_a_word_that_begins_nothing_finds_nothing() -> None:
    assert titles("gade") == titles("zone xyz") == titles("") == titles(" .,- ") == []


@given(ENTRIES, WORDS, st.integers(0, 8))
def test_every_hit_has_every_word_and_the_order_depends_on_nothing_else(
    entries: list[Entry], query: str, most: int
) -> None:
    found = find(index_of(entries), query, len(entries))
    for entry in found:
        words = fold(f"{entry.title} {entry.about}")
        assert all(any(word.startswith(one) for word in words) for one in fold(query))
    assert found[:most] == find(index_of(entries), query, most)
    for form in ("NFC", "NFD"):
        assert find(index_of(entries), unicodedata.normalize(form, query).upper(), len(entries)) == found


@given(ENTRIES, st.data())
def test_an_entry_is_found_by_its_own_title_and_by_any_beginning_of_it(
    entries: list[Entry], data: st.DataObject
) -> None:
    index = index_of(entries)
    for each in index:
        if each.title:
            cut = data.draw(st.integers(1, len(each.title[0])))
            assert each.entry in find(index, each.title[0][:cut], len(entries))
            assert fold(find(index, each.entry.title, len(entries))[0].title) == each.title


def test_each_kind_of_hit_comes_before_the_next_whatever_was_found() -> None:
    index = index_of(
        [
            Entry(Kind.PAGE, "Hus", "Zonerne set fra oven"),
            Entry(Kind.AFDELING, "Store Zoner"),
            Entry(Kind.PAGE, "Kort", "Alt om en zone"),
            Entry(Kind.AFDELING, "Zonehaven"),
            Entry(Kind.AFDELING, "Zone"),
        ]
    )
    assert [each.title for each in find(index, "zone", 9)] == [
        "Zone",
        "Zonehaven",
        "Kort",
        "Store Zoner",
        "Hus",
    ]


def test_whole_words_in_another_order_come_before_beginnings() -> None:
    index = index_of([Entry(Kind.PAGE, "Ager og bede"), Entry(Kind.AFDELING, "Age Bede")])
    assert [each.title for each in find(index, "bede age", 9)] == ["Age Bede", "Ager og bede"]
