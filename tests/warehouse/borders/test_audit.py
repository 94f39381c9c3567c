"""Moved borders against the attacker: one question, several, and what they tell together."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.disclosure import Mask, attack, exact_mask, make_table, publish, required_spans
from lib.domain.disclosure.joined import with_released_sums
from lib.warehouse.borders.audit import BorderAudit, shown_zones
from tests.warehouse.borders.questions import moved_borders, small_plan

COUNTS = {"a": 2.0, "b": 30.0, "c": 40.0, "d": 50.0, "e": 12.0, "f": 20.0, "g": 25.0}
TABLE = make_table(
    COUNTS,
    dict.fromkeys(COUNTS, 100.0),
    {"z1": ["a", "b", "c", "d", "e"], "z2": ["f", "g"]},
)
MASK = Mask(frozenset("abcd"))
"""a is primary; b, c and d are hidden with it, more than is needed, so that sums of them are open."""


def allowed(audit: BorderAudit, *moved: str) -> bool:
    leaves = frozenset(moved)
    return bool(shown_zones(audit, {"z2": frozenset("fg") | leaves}, {("z1", "z2"): leaves}))


def test_a_shown_afdeling_may_move_and_a_masked_one_may_not() -> None:
    audit = BorderAudit(TABLE, MASK)
    assert allowed(audit, "e")
    for leaf in "abcd":
        assert not allowed(audit, leaf)


def test_one_masked_among_shown_ones_is_no_better() -> None:
    assert not allowed(BorderAudit(TABLE, MASK), "a", "e")


def test_two_masked_ones_may_move_together() -> None:
    """a + b = 32 leaves a from 0 to 32, and c + d = 90."""
    assert allowed(BorderAudit(TABLE, MASK), "a", "b")


def test_three_questions_that_would_solve_it_are_not_all_answered() -> None:
    """a + b, b + c and a + c give a, b and c; each alone is answered, the third after the others is not."""
    audit = BorderAudit(TABLE, MASK)
    assert allowed(audit, "a", "b")
    assert allowed(audit, "b", "c")
    assert not allowed(audit, "a", "c")
    assert allowed(BorderAudit(TABLE, MASK), "a", "c")
    assert allowed(audit, "a", "b")


def test_a_question_is_not_answered_piece_by_piece() -> None:
    """a + b + c = 72 gives d = 50 away, since the four of them are known."""
    assert not allowed(BorderAudit(TABLE, MASK), "a", "b", "c")
    assert allowed(BorderAudit(TABLE, MASK), "a", "b", "c", "d")


def test_few_persons_are_not_shown_even_where_they_narrow_nothing() -> None:
    counts = {"a": 0.0, "b": 2.0, "c": 0.0, "d": 30.0, "e": 40.0}
    table = make_table(counts, {}, {"z1": ["a", "b", "c"], "z2": ["d", "e"], "plan": list(counts)})
    audit = BorderAudit(table, Mask(frozenset({"a", "b", "c", "z1", "d", "z2"})))
    assert not audit.allows([frozenset("ab")])
    assert not audit.allows([frozenset("abc")])


def test_two_differences_that_come_of_earlier_answers_count() -> None:
    """What was answered is told to a new audit, as the state keeps it: zones, not flows."""
    audit = BorderAudit(TABLE, MASK)
    audit.tell([frozenset("fgab"), frozenset("fgbc")])
    assert not allowed(audit, "a", "c")


@settings(max_examples=6)
@given(seed=st.integers(0, 100_000))
def test_no_answers_together_narrow_a_masked_count(seed: int) -> None:
    check_questions(seed, questions=4)


def check_questions(seed: int, questions: int) -> int:
    """Asks random questions one after the other; all that was shown, together, must leave every count its span.
    Returns how many zones were shown."""
    table = small_plan(seed)
    mask = exact_mask(table).mask
    required = required_spans(table).by_cell(table)
    rng = np.random.default_rng(seed)
    shown: list[frozenset[str]] = []
    for _ in range(questions):
        audit = BorderAudit(table, mask)
        audit.tell(shown)
        zones, flows = moved_borders(table, rng)
        told = [zones[zone] for zone in shown_zones(audit, zones, flows)]
        for leaves in told:
            few = BorderAudit(table, mask).count(leaves)
            assert not 1 <= few <= 4 or audit.is_known(leaves)
        shown += told
    joined = with_released_sums(table, {f"svar {n}": sorted(leaves) for n, leaves in enumerate(shown)})
    assert attack(publish(joined, mask)).unsafe({**dict.fromkeys(joined.cell_ids, 0.0), **required}) == {}
    return len(shown)


def test_the_property_is_not_empty() -> None:
    """Some questions are answered and some are not."""
    counts = [check_questions(seed, questions=3) for seed in range(3)]
    assert sum(counts) > 0


@pytest.mark.parametrize("seed", range(3))
def test_without_the_audit_the_same_questions_leak(seed: int) -> None:
    """The test's own attacker is awake: every flow shown as asked narrows some count."""
    table = small_plan(seed)
    mask = exact_mask(table).mask
    required = required_spans(table).by_cell(table)
    hidden = sorted(mask.hidden & set(table.cell_ids[: table.leaf_count]))
    joined = with_released_sums(table, {"svar": hidden[:1]})
    leaks = attack(publish(joined, mask)).unsafe({**dict.fromkeys(joined.cell_ids, 0.0), **required})
    assert hidden[0] in leaks
