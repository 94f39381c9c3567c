"""The assumptions: their own rows before those of all, the user's numbers within limits, and the plan's file itself."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.effect.assumptions import (
    Assumptions,
    EffectAssumption,
    Span,
    assumptions_from,
    grade_dots,
    grade_words,
)
from lib.domain.effect.roles import EVERY, Role
from lib.domain.scenario.document import Assumption
from tests.domain.allocation.builders import PLAN_FOLDER


def row(
    assumption_id: str,
    role: Role,
    span: Span | None,
    activities: tuple[str, ...] = (EVERY,),
    grade: int = 2,
    limits: tuple[float, float] = (0, 10),
) -> EffectAssumption:
    return EffectAssumption(
        assumption_id, role, activities, "navn", span, "enhed", *limits, grade, "kilde", ""
    )


def real() -> Assumptions:
    """The default plan's own."""
    effects, prices = (pd.read_csv(PLAN_FOLDER / f"{name}.csv") for name in ("effects", "unit_values"))
    return assumptions_from(effects, prices)


def test_a_row_of_its_own_comes_before_that_of_all() -> None:
    book = Assumptions(
        (row("alle", Role.LOFT, Span(1, 2, 3)), row("egen", Role.LOFT, Span(4, 5, 6), ("gade", "klub")))
    )
    assert book.span(Role.LOFT, "klub") == Span(4, 5, 6)
    assert book.span(Role.LOFT, "andet") == Span(1, 2, 3)
    assert book.of(Role.MAETNING, "klub") is None


def test_the_user_moves_the_middle_within_limits_and_never_narrows_the_span() -> None:
    first = row("a", Role.LOFT, Span(2, 3, 4))
    assert first.set_to(5).span == Span(2, 5, 5)
    assert first.set_to(1).span == Span(1, 1, 4)
    assert first.set_to(99).span == Span(2, 10, 10)
    assert first.set_to(5).chosen
    assert not first.set_to(3).chosen


@given(value=st.floats(-50, 50))
def test_every_choice_keeps_the_order_and_the_plans_span_inside(value: float) -> None:
    span = row("a", Role.TENDENS, Span(2, 3, 4)).set_to(value).span
    assert span is not None
    assert span.low <= span.mid <= span.high
    assert span.low <= 2
    assert span.high >= 4


def test_an_effect_of_grade_0_cannot_be_given_a_number() -> None:
    unmeasured = row("b", Role.EFFEKT, None, grade=0)
    assert not unmeasured.editable
    assert not unmeasured.gives_effect
    assert unmeasured.set_to(1) == unmeasured
    assert not row("c", Role.EFFEKT, Span(0, 1, 2), grade=0).gives_effect
    assert row("d", Role.LOFT, Span(1, 2, 3), grade=0).editable


def test_the_choices_of_a_scenario_are_put_in_and_unknown_ones_passed_over() -> None:
    book = Assumptions((row("a", Role.LOFT, Span(2, 3, 4)), row("b", Role.MAETNING, Span(5, 6, 7))))
    own = book.with_choices([Assumption("a", 4.0), Assumption("væk", 1.0)])
    assert own.span(Role.LOFT) == Span(2, 4, 4)
    assert own.span(Role.MAETNING) == Span(5, 6, 7)
    assert book.span(Role.LOFT) == Span(2, 3, 4)


def test_the_plan_has_what_the_sources_say_and_no_more() -> None:
    """domain.md section 7: 0, 0,8 and 1,3 points a year; -0,7 to -0,8 without a plan; 42-136.000 kr., 70 by default."""
    book = real()
    assert book.span(Role.TENDENS) == Span(-0.8, -0.75, -0.7)
    assert book.span(Role.VAERDI) == Span(42, 70, 136)
    measured = [effect for effect in book.effects if effect.gives_effect]
    assert [(each.activities, each.span) for each in measured] == [
        (("fremskudt", "job_uddannelse_30"), Span(0, 0.8, 1.3))
    ]
    assert all(each.grade == 0 and each.span is None for each in book.effects if each not in measured)
    assert book.of(Role.EFFEKT, "lektiecafeer") is not None
    assert all(each.source for each in book.rows)
    assert all(each.least <= each.span.low and each.span.high <= each.most for each in book.rows if each.span)
    (unmeasured,) = (each for each in book.effects if each.span is None)
    assert math.isnan(unmeasured.least)


def test_spans_overlap_and_stand_in_order() -> None:
    assert Span(0, 1, 2).overlaps(Span(2, 3, 4))
    assert not Span(0, 1, 2).overlaps(Span(2.1, 3, 4))
    with pytest.raises(ValueError, match="order"):
        Span(2, 1, 3)


def test_the_grade_is_told_in_dots_and_in_words() -> None:
    assert (grade_dots(2), grade_words(2)) == ("●●○○", "grad 2 af 4: nogen")
    assert (grade_dots(0), grade_dots(4)) == ("○○○○", "●●●●")


@pytest.mark.parametrize(
    ("words", "value"),
    [("0,8", 0.8), (" 0.8 ", 0.8), ("-2", -2.0), ("−2", -2.0), ("3", 3.0)]
    + [(words, None) for words in ("", "tre", "1e3", "nan", "3,01", "-3,5", "1.234,5", "0,12345", "1 2")],
)
def test_what_is_typed_is_a_danish_number_within_the_limits_or_none(words: str, value: float | None) -> None:
    assert row("a", Role.TENDENS, Span(-1, 0, 1), limits=(-3, 3)).typed(words) == value
