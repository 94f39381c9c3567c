"""What is said of a file: its place in words, and that many of a kind are counted instead of named."""

from dataclasses import replace

import pytest

from lib.domain.datatraek.finding import SHOWN_OF_A_KIND, Finding, Place, Severity, asks, limited, stops

FINDING = Finding(Severity.STOPPER, "kode", Place("fil.xlsx", "Ark1", "B7"), "Det er galt.", "Ret det.")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("fil.xlsx"), "fil.xlsx"),
        (Place("fil.xlsx", "Tabel 9", "B7"), "fil.xlsx, ark «Tabel 9», celle B7"),
        (Place("fil.xlsx", "Tabel 9"), "fil.xlsx, ark «Tabel 9»"),
        (Place("fil.csv", "", "B7"), "fil.csv, celle B7"),
        (Place("kort.gpkg", "zoner", "2"), "kort.gpkg, lag «zoner», objekt 2"),
    ],
)
def test_a_place_is_named_as_people_write_it(place: Place, words: str) -> None:
    assert place.words() == words
    assert replace(FINDING, place=place).sentence() == f"{words}: Det er galt. Ret det."


def at(number: int, **other: object) -> Finding:
    return replace(FINDING, place=Place("fil.xlsx", "Ark1", f"B{number}"), **other)  # type: ignore[arg-type]  # the fields of its class


def test_as_many_as_are_shown_are_all_named() -> None:
    found = [at(number) for number in range(SHOWN_OF_A_KIND)]
    assert limited(found) == found
    assert limited([]) == []


def test_the_rest_of_a_kind_is_counted_behind_and_other_kinds_are_not_touched() -> None:
    many = [at(number) for number in range(SHOWN_OF_A_KIND + 3)]
    other = at(99, code="anden")
    milder = at(98, severity=Severity.OPLYSER)
    kept = limited([*many[:5], other, *many[5:], milder])
    assert kept[:-1] == [*many[:5], other, *many[5:SHOWN_OF_A_KIND], milder]
    assert kept[-1] == Finding(
        Severity.STOPPER, "kode", Place("fil.xlsx"), "Det samme gælder 3 steder mere i filen.", "Ret det."
    )


def test_each_kind_is_counted_with_its_own_place_and_remedy() -> None:
    many = [at(number) for number in range(SHOWN_OF_A_KIND + 1)]
    others = [replace(each, code="anden", place=Place("b.csv"), remedy="Gør det.") for each in many]
    told = limited([*many, *others])[-2:]
    assert [(each.code, each.place, each.remedy) for each in told] == [
        ("kode", Place("fil.xlsx"), "Ret det."),
        ("anden", Place("b.csv"), "Gør det."),
    ]


def test_only_a_stopper_stops_and_only_a_question_asks() -> None:
    by = {severity: [at(1, severity=severity)] for severity in Severity}
    assert [stops(by[each]) for each in Severity] == [True, False, False]
    assert [asks(by[each]) for each in Severity] == [False, True, False]
    assert not stops([])
    assert stops([*by[Severity.OPLYSER], *by[Severity.STOPPER]])
