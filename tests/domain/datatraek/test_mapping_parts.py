"""The parts of the mapping assistant: a file's signs of numbers, and words against indicators."""

import dataclasses

import pytest

from lib.domain.datatraek.mapping_cells import cell_rule, value_of
from lib.domain.datatraek.mapping_grid import Column
from lib.domain.datatraek.mapping_words import (
    AHEAD,
    PERHAPS,
    Match,
    match_indicator,
    measure_of,
    registered_measure,
)
from lib.domain.datatraek.profile import CellRule, Measure
from lib.domain.datatraek.rows import RegistrationMeasure
from tests.domain.datatraek.test_mapping import NAMES

BOTH = "Filen bruger både komma og punktum som decimaltegn. Hvilket er det rigtige?"
AS_ONE = "Andelene ser ud til at stå som 0-1 og bliver ganget med 100. Er det rigtigt?"
POINT = CellRule(decimal=".", thousands=",")


class Percent(float):
    """As the reader of spreadsheets has a cell that is formatted as per cent."""


def column(*cells: object) -> Column:
    return Column("Tal", cells)


@pytest.mark.parametrize(
    ("cells", "rule", "questions"),
    [
        (["1,5", "2"], CellRule(), ()),
        (["1.5", "2"], POINT, ()),
        (["1.5", "2,5"], CellRule(), (BOTH,)),
        (["1.137", "2"], CellRule(), ("Er tegnet i «1.137» et tusindtalsskilletegn? Det er læst sådan.",)),
        (
            ["3", "1,137", "1.138"],
            CellRule(),
            ("Er tegnet i «1,137» et tusindtalsskilletegn? Det er læst sådan.",),
        ),
        # Where one sign is the decimal one, three figures after the other are thousands.
        (["1.137", "2,5"], CellRule(), ()),
        (["1,137", "2.5"], POINT, ()),
        (["1.137,5"], CellRule(), ()),
        (["\N{MINUS SIGN}1.5", "+2.25", "0.0001", "3.5 %"], POINT, ()),
        ([1.5, 2, None], CellRule(), ()),
        (
            ["x", "y", "x", "z", "a", "b", "c", "*", "5"],
            CellRule(),
            tuple(
                f"Hvad betyder tegnet «{sign}»: diskretioneret, mangler eller ikke relevant?"
                for sign in "xyzab"
            ),
        ),
        (
            ["t" * 20, "u" * 21],
            CellRule(),
            (f"Hvad betyder tegnet «{'t' * 20}»: diskretioneret, mangler eller ikke relevant?",),
        ),
    ],
)
def test_the_signs_of_numbers_are_told_or_asked(
    cells: list[object], rule: CellRule, questions: tuple[str, ...]
) -> None:
    assert cell_rule([column(*cells)], []) == (rule, questions)


@pytest.mark.parametrize(
    ("cells", "as_one"),
    [
        ([0.2, 0.4], True),
        ([0, 1, 0.5, 0.4, 0.3], True),
        ([0, 1, 0.5, 0.4], False),
        ([0.2, 0.4, 1.1], False),
        ([0.2, 0.4, -0.1], False),
        (["0,2", "0,4"], True),
        (["0,2", "0,4 %"], False),
        ([Percent(0.2), 0.4], False),
        ([0.2, "*", None, True, 0.9], True),
        (["*"], False),
        ([], False),
    ],
)
def test_shares_stand_as_0_to_1_when_most_lie_between_and_none_outside(
    cells: list[object], as_one: bool
) -> None:
    figures = column(*cells)
    rule, questions = cell_rule([], [figures])
    assert rule == CellRule(share_of_one=as_one)
    assert questions == ((AS_ONE,) if as_one else ())
    assert cell_rule([column("1.5")], [column("0.25")]) == (
        dataclasses.replace(POINT, share_of_one=True),
        (AS_ONE,),
    )


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [
        ("1.137,5", ",", 1137.5),
        ("1,137.5", ".", 1137.5),
        ("\N{MINUS SIGN}3,5 %", ",", -3.5),
        ("1 137", ",", 1137.0),
        (3, ",", 3.0),
        (2.5, ".", 2.5),
        ("1,5,5", ",", None),
        ("x", ",", None),
        (None, ",", None),
        (True, ",", None),
    ],
)
def test_the_number_in_a_cell(cell: object, decimal: str, value: float | None) -> None:
    assert value_of(cell, decimal) == value


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Status", Measure.STATUS),
        ("Antal personer i alt", Measure.DENOMINATOR),
        ("Befolkning", Measure.DENOMINATOR),
        ("Tæller", Measure.NUMERATOR),
        ("Pr. 100", Measure.VALUE),
        ("Gennemsnit", Measure.VALUE),
        ("Antallet", None),
    ],
)
def test_measures_by_whole_words(header: str, measure: Measure | None) -> None:
    assert measure_of(header) is measure


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Antal deltagere", RegistrationMeasure.DELTAGERE),
        ("HOLD", RegistrationMeasure.HOLD),
        ("Ledige pladser", RegistrationMeasure.PLADSER),
        ("Timer", None),
    ],
)
def test_measures_of_registrations_by_their_stems(header: str, measure: RegistrationMeasure | None) -> None:
    assert registered_measure(header) is measure


def test_likeness_is_the_share_of_common_words_or_of_common_letters() -> None:
    one = {"dagpenge": NAMES.indicators["dagpenge"]}
    assert match_indicator("6.1 Dagpengemodtager, antal", one) == Match("dagpenge", 1.0)
    assert match_indicator("dagpenge", one) == Match("dagpenge", 1.0), "its id"
    assert match_indicator("Dagpengemodtager 6.1", one) == Match("dagpenge", 1.0), "the same words"
    # One letter more: twice the twenty letters in common, of twenty and twenty-one.
    longer = match_indicator("6.1 Dagpengemodtagere", one)
    assert longer is not None
    assert longer.likeness == pytest.approx(40 / 41)
    assert match_indicator("noget helt andet", one) is None
    assert match_indicator("Antal", one) is None
    assert match_indicator("Dagpenge", {}) is None


def test_another_age_group_makes_it_half_as_like() -> None:
    """The whole label with a wrong age: at most half, which is under what is proposed at all."""
    label = {"kun": NAMES.indicators["kun_grundskole_18_29"]}
    assert match_indicator("Kun grundskole, 18-29-årige", label) == Match("kun", 1.0)
    assert PERHAPS > 0.5
    assert match_indicator("Kun grundskole, 15-64-årige", label) is None
    without = match_indicator("Kun grundskole", label)
    assert without is not None
    assert without.likeness > PERHAPS


def test_the_best_must_be_ahead_of_the_next() -> None:
    known = NAMES.indicators["dagpenge"]
    near = dataclasses.replace(known, indicator_id="b", label="6.1 Dagpengemodtagere", short_label="")
    both = {"a": known, "b": near}
    assert match_indicator("6.1 Dagpengemodtager", both) is None, f"less than {AHEAD} ahead"
    far = dataclasses.replace(known, indicator_id="b", label="6.9 Andre modtagere", short_label="")
    assert match_indicator("6.1 Dagpengemodtager", {"b": far, "a": known}) == Match("a", 1.0)
