"""What moved borders were answered with is kept in order, and two answers at once are never both kept."""

import datetime as dt

import pytest
from sqlalchemy import Engine

from lib.domain.access.account import program
from lib.domain.borders import BorderChange, ShownSum
from lib.state.borders import AnswersBefore, AnswersMoved, answers_before, keep_answer

NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
CHANGE = BorderChange((("a", "Ny"),), ("Ny",))
FIRST = ShownSum("i", dt.date(2025, 12, 31), frozenset("ab"), 40, "v1")
SECOND = ShownSum("i", dt.date(2025, 12, 31), frozenset("bc"), 50, "v2")


def keep(engine: Engine, after: int, one: ShownSum, plan: str = "p") -> None:
    keep_answer(engine, plan, after, CHANGE, [one], program("simulering-siden"), NOW)


def test_answers_come_back_in_order_with_the_version_they_were_of(engine: Engine) -> None:
    assert answers_before(engine, "p") == AnswersBefore(0, ())
    keep(engine, 0, FIRST)
    keep(engine, 1, SECOND)
    assert answers_before(engine, "p") == AnswersBefore(2, (FIRST, SECOND))
    assert answers_before(engine, "en anden plan") == AnswersBefore(0, ())


def test_of_two_answered_at_once_the_second_is_told_and_nothing_is_written(engine: Engine) -> None:
    before = answers_before(engine, "p")
    keep(engine, before.last, FIRST)
    with pytest.raises(AnswersMoved, match="Prøv igen"):
        keep(engine, before.last, SECOND)
    assert answers_before(engine, "p").sums == (FIRST,)
    keep(engine, 0, SECOND, plan="q")
