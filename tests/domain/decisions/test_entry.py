"""What is typed of a decision, and when it may be kept."""

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.decisions.decision import Result, Voice, Vote, Way
from lib.domain.decisions.entry import DecisionEntry, ExpectedEntry, checked_decision, number_from
from lib.domain.decisions.matter import DecisionRules
from lib.domain.decisions.outcome import DecisionRefused
from tests.domain.allocation.builders import small_rulebook
from tests.domain.decisions.made import DECIDED, FIRST, KINDS, VERSION, VOTERS, fields, moved, votes

RULES = DecisionRules(VOTERS, KINDS, small_rulebook({"a": (10, 8, 6, 4)}).agreement)
TODAY = dt.date(2026, 11, 22)
PAIR = ("tal", "zone1")
EXPECTED = ExpectedEntry(PAIR, "40,5", "44", "31.12.2027", "Uændret")
ENTRY = DecisionEntry(
    "placering", "  Mere\n i zone 4 ", "Vi flytter", "20.11.2026", Result.ADOPTED, Way.CONSENSUS, votes("fff"),
    "1.12.2026", (moved(1, 4, 2),), (EXPECTED,),
)  # fmt: skip


def checked(entry: DecisionEntry) -> object:
    return checked_decision(entry, RULES, (1, 7), VERSION, {PAIR}, TODAY)


def faults(**other: object) -> str:
    with pytest.raises(DecisionRefused) as caught:
        checked(replace(ENTRY, **other))  # type: ignore[arg-type]  # tests choose the fields
    return " ".join(caught.value.sentences)


def test_what_is_typed_is_kept_with_days_and_numbers_read() -> None:
    found = checked_decision(ENTRY, RULES, (1, 7), VERSION, {PAIR}, TODAY)
    assert (found.title, found.decided_on, found.in_force_from) == ("Mere i zone 4", DECIDED, FIRST)
    (expected,) = found.expectations
    assert (expected.low, expected.high, expected.by, expected.version) == (
        40.5,
        44,
        dt.date(2027, 12, 31),
        VERSION,
    )
    assert replace(found, title="Flyt", text="", expectations=()) == fields(moved(1, 4, 2))


def test_what_is_not_adopted_moves_nothing_and_nothing_is_expected_of_it() -> None:
    rejected = replace(ENTRY, result=Result.REJECTED, votes=votes("iii"))
    found = checked_decision(rejected, RULES, (1, 7), VERSION, {PAIR}, TODAY)
    assert (found.moves, found.expectations, found.in_force_from) == ((), (), None)


def test_every_fault_is_said_at_once() -> None:
    said = faults(title=" ", kind=None, decided_on="i går", in_force_from="", votes=())
    for words in ("handler om", "slags sag", "«i går»", "gælder fra"):
        assert words in said
    assert "mangler en stemme" in faults(votes=votes("fff")[:2])


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"votes": votes("fii")}, "ikke enighed"),
        ({"decided_on": "23.11.2026"}, "ligger i fremtiden"),
        ({"decided_on": "1.1.1999"}, "før 2000"),
        ({"in_force_from": "19.11.2026"}, "før den er truffet"),
        ({"in_force_from": "1.1.2099"}, "ret året"),
        ({"text": "010190-1234 flytter"}, "CPR"),
        ({"left_out": True}, "vedtaget med ændringer"),
        ({"reason": " "}, "begrundelse"),
        ({"votes": (Vote("bk", Voice.FOR, "x" * 2001), *votes("fff")[1:])}, "særstandpunkt"),
        ({"expected": (replace(EXPECTED, low="45"),)}, "større end den høje"),
        ({"expected": (replace(EXPECTED, low="ca. 40"),)}, "begge ender"),
        ({"expected": (replace(EXPECTED, by="20.11.2026"),)}, "efter beslutningen"),
        ({"expected": (replace(EXPECTED, basis=""),)}, "bygger på"),
        ({"expected": (EXPECTED, EXPECTED)}, "står to gange"),
        ({"expected": (replace(EXPECTED, pair=("andet", "zone1")),)}, "som planen har"),
        ({"expected": (replace(EXPECTED, pair=None),)}, "som planen har"),
    ],
)
def test_a_fault_is_named_in_danish(other: dict[str, object], why: str) -> None:
    assert why in faults(**other)


@pytest.mark.parametrize(
    ("words", "value"),
    [("40,5", 40.5), (" −3 ", -3.0), ("40.25", 40.25), ("1e9", None), ("", None), ("nan", None)],
)
def test_numbers_are_read_as_people_write_them(words: str, value: float | None) -> None:
    assert number_from(words) == value


def sentences(**other: object) -> tuple[str, ...]:
    with pytest.raises(DecisionRefused) as caught:
        checked(replace(ENTRY, **other))  # type: ignore[arg-type]  # tests choose the fields
    return caught.value.sentences


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"title": " "}, "Skriv, hvad beslutningen handler om."),
        ({"kind": None}, "Vælg, hvilken slags sag det er: det afgør, om den skal godkendes."),
        ({"kind": "gone"}, "Vælg, hvilken slags sag det er: det afgør, om den skal godkendes."),
        ({"result": None}, "Vælg, hvad der blev besluttet."),
        ({"way": None}, "Vælg, hvordan det blev besluttet."),
        ({"decided_on": ""}, "Skriv en dato i «Besluttet den», for eksempel 1.2.2027."),
        (
            {"decided_on": " i går "},
            "«i går» i «Besluttet den» er ikke en dato: skriv dag.måned.år, for eksempel 1.2.2027.",
        ),
        ({"decided_on": "31.12.1999"}, "«Besluttet den» ligger før 2000: ret året."),
        (
            {"decided_on": "23.11.2026"},
            "Beslutningen ligger i fremtiden (23. november 2026): skriv mødets dag.",
        ),
        ({"in_force_from": " "}, "Skriv, hvornår det gælder fra: timerne flyttes den dag."),
        (
            {"in_force_from": "19.11.2026"},
            "Beslutningen kan ikke gælde fra 19. november 2026, før den er truffet 20. november 2026.",
        ),
        ({"in_force_from": "1.1.2037"}, "«Gælder fra» ligger mere end 10 år fremme (2037): ret året."),
        (
            {"in_force_from": "x" * 41},
            f"«{'x' * 40}» i «Gælder fra» er ikke en dato: skriv dag.måned.år, for eksempel 1.2.2027.",
        ),
        ({"left_out": True}, "Ikke alle flytninger er med: så er den «vedtaget med ændringer»."),
        (
            {"expected": (EXPECTED, EXPECTED)},
            "Det samme tal står to gange under forventninger: behold det ene.",
        ),
        (
            {"expected": (EXPECTED, replace(EXPECTED, pair=("andet", "z")))},
            "Forventning 2: vælg et tal, som planen har.",
        ),
        (
            {"expected": (replace(EXPECTED, by=""),)},
            "Skriv en dato i «Forventning 1, senest», for eksempel 1.2.2027.",
        ),
        (
            {"expected": (replace(EXPECTED, by="20.11.2026"),)},
            "Forventning 1: dagen skal ligge efter beslutningen.",
        ),
        (
            {"expected": (replace(EXPECTED, by="1.1.2037"),)},
            "Forventning 1: dagen ligger mere end 10 år fremme (2037): ret året.",
        ),
        (
            {"expected": (replace(EXPECTED, low=""),)},
            "Forventning 1: skriv begge ender af intervallet som tal, fx 40,5.",
        ),
        (
            {"expected": (replace(EXPECTED, high=" x"),)},
            "Forventning 1: skriv begge ender af intervallet som tal, fx 40,5.",
        ),
        (
            {"expected": (replace(EXPECTED, low=" 45 "),)},
            "Forventning 1: den lave ende (45) er større end den høje.",
        ),
        (
            {"expected": (replace(EXPECTED, basis=" \n "),)},
            "Forventning 1: skriv kort, hvad intervallet bygger på.",
        ),
        (
            {"expected": (replace(EXPECTED, basis="x" * 501),)},
            "Forventning 1: skriv kort, hvad intervallet bygger på.",
        ),
    ],
)
def test_one_fault_is_one_sentence(other: dict[str, object], said: str) -> None:
    assert sentences(**other) == (said,)


@pytest.mark.parametrize(
    ("field", "limit", "name"),
    [("title", 200, "Overskriften"), ("text", 5_000, "Beslutningens ordlyd")],
)
def test_a_text_may_be_as_long_as_its_limit(field: str, limit: int, name: str) -> None:
    checked(replace(ENTRY, **{field: "x" * limit}))  # type: ignore[arg-type]  # two of the texts
    (said,) = sentences(**{field: "x" * (limit + 1)})
    assert name in said


def test_what_is_just_within_its_bounds_is_let_through() -> None:
    same_day = replace(ENTRY, decided_on="22.11.2026", in_force_from="22.11.2026", expected=())
    assert checked_decision(same_day, RULES, (1, 7), VERSION, {PAIR}, TODAY).in_force_from == TODAY
    first = replace(ENTRY, decided_on="1.1.2000", in_force_from="1.12.2036", expected=())
    assert checked_decision(first, RULES, (1, 7), VERSION, {PAIR}, TODAY).decided_on == dt.date(2000, 1, 1)
    edge = replace(EXPECTED, low="44", high="44", by="21.11.2026", basis="x" * 500)
    last = replace(EXPECTED, by="31.12.2036")
    for expected in (edge, last):
        checked(replace(ENTRY, expected=(expected,)))
    dissent = (Vote("bk", Voice.FOR, "x" * 2_000), *votes("fff")[1:])
    found = checked_decision(replace(ENTRY, votes=dissent), RULES, (1, 7), VERSION, {PAIR}, TODAY)
    assert found.votes == dissent


def test_an_expectation_that_nobody_filled_in_is_none_and_half_a_one_is_a_fault() -> None:
    empty = ExpectedEntry(None, " ", "", "", "")
    found = checked_decision(replace(ENTRY, expected=(empty,)), RULES, (1, 7), VERSION, {PAIR}, TODAY)
    assert found.expectations == ()
    for half in (replace(empty, low="1"), replace(empty, high="1"), replace(empty, pair=PAIR)):
        assert any("Forventning 1" in said for said in sentences(expected=(half,)))


def test_what_is_decided_on_comes_along_and_without_moves_no_day_is_asked_for() -> None:
    found = checked_decision(replace(ENTRY, delaftaler=(5,)), RULES, (1, 7), VERSION, {PAIR}, TODAY)
    assert (found.delaftaler, found.indstilling_id, found.version) == ((5,), 7, VERSION)
    plain = replace(ENTRY, moves=(), in_force_from="")
    assert checked_decision(plain, RULES, (1, 7), VERSION, {PAIR}, TODAY).in_force_from is None
    assert "gælder fra" in sentences(moves=(), delaftaler=(5,), in_force_from="")[0]
    rejected = replace(ENTRY, result=Result.REJECTED, votes=votes("iii"), delaftaler=(5,))
    assert checked_decision(rejected, RULES, (1, 7), VERSION, {PAIR}, TODAY).delaftaler == ()
