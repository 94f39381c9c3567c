"""A number against its limit: at it, just under it and just over it, for each operator."""

from fractions import Fraction

import pytest

from lib.domain.law.limits import Limit
from lib.domain.law.screening import Answer, CriterionValue, YearShare
from lib.domain.law.testing import exact_value, hold_against
from lib.domain.observation import Provenance
from tests.domain.law.law_builders import CONVICTED, INCOME, WORK, law, number, rule

MET, NOT, OPEN = Answer.OPFYLDT, Answer.IKKE_OPFYLDT, Answer.KAN_IKKE


@pytest.mark.parametrize(
    ("operator", "limit", "value", "answer"),
    [
        (">", 40.0, 39.9, NOT),
        (">", 40.0, 40.0, NOT),
        (">", 40.0, 40.1, MET),
        (">", 40.0, 40.001, MET),
        (">=", 2.35, 2.34, NOT),
        (">=", 2.35, 2.35, MET),
        (">=", 2.35, 2.36, MET),
        ("<", 55.0, 54.9, MET),
        ("<", 55.0, 55.0, NOT),
        ("<", 55.0, 55.1, NOT),
        ("<=", 55.0, 54.9, MET),
        ("<=", 55.0, 55.0, MET),
        ("<=", 55.0, 55.1, NOT),
        (">=", 3 * 0.783, 2.349, MET),  # 3 * 0.783 is 2.3490000000000002 in binary
        (">", 0.3, 0.1 + 0.2, NOT),
    ],
)
def test_each_operator_at_and_beside_its_limit(
    operator: str, limit: float, value: float, answer: Answer
) -> None:
    held = hold_against(law().criterion(WORK), rule(operator, limit), number(WORK, value), Limit(limit, ""))
    assert held.answer is answer
    assert held.distance == pytest.approx(value - limit)


def test_persons_decide_where_they_give_the_number() -> None:
    """401 of 1.002 is 40,01996 %: over 40, though it prints as 40,0. 400 of 1.000 is not over."""
    over = number(WORK, 100 * 401 / 1002, numerator=401, denominator=1002)
    at = number(WORK, 100 * 400 / 1000, numerator=400, denominator=1000)
    assert _answer(over) is MET
    assert _answer(at) is NOT


def test_a_figure_that_its_source_has_rounded_is_taken_as_printed() -> None:
    held = hold_against(
        law().criterion(WORK),
        rule(">", 40),
        number(WORK, 40.0, numerator=401, denominator=1002),
        Limit(40, ""),
    )
    assert (held.answer, held.persons) == (NOT, None), "the persons would say otherwise, so none are told"


def test_what_is_never_tested() -> None:
    masked = number(WORK, None, reason="Tallet er diskretioneret.")
    other = number(WORK, 47.9, legal=False, reason="Ikke lovens definition: et andet begreb.")
    demo = number(WORK, 47.9, provenance=Provenance.DEMO, reason="Demotal vurderes ikke.")
    for value in (masked, other, demo):
        held = hold_against(law().criterion(WORK), rule(">", 40), value, Limit(40, ""))
        assert (held.answer, held.distance, held.persons, held.reason) == (OPEN, None, None, value.reason)
    assert _answer(None) is OPEN


def test_an_unknown_limit_leaves_it_open() -> None:
    held = hold_against(
        law().criterion(CONVICTED), rule(">=", 3, CONVICTED), number(CONVICTED, 1.94), Limit(None, "Ukendt.")
    )
    assert (held.answer, held.limit, held.reason) == (OPEN, None, "Ukendt.")


def test_income_has_no_persons() -> None:
    held = hold_against(
        law().criterion(INCOME),
        rule("<", 55, INCOME),
        number(INCOME, 54, numerator=54, denominator=100),
        Limit(55, ""),
    )
    assert (held.answer, held.persons) == (MET, None)


def _answer(value: CriterionValue | None) -> Answer:
    return hold_against(law().criterion(WORK), rule(">", 40), value, Limit(40, "")).answer


def test_the_exact_number_is_the_persons_where_they_give_it_and_the_printed_one_where_not() -> None:
    assert exact_value(number(WORK, None)) is None
    assert exact_value(number(WORK, 33.3)) == Fraction(333, 10)
    assert exact_value(number(WORK, 100 / 3, numerator=1.0, denominator=3.0)) == Fraction(100, 3)
    assert exact_value(number(WORK, 33.3, numerator=1.0, denominator=3.0)) == Fraction(333, 10)


def test_a_mean_of_two_years_is_half_their_exact_sum() -> None:
    years = (YearShare(2019, 100 / 3, 1.0, 3.0), YearShare(2020, 50.0, 1.0, 2.0))
    mean = number(CONVICTED, 41.7, years=years)
    assert exact_value(mean) == (Fraction(100, 3) + 50) / 2
