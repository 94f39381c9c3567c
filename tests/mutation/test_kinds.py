"""A survivor is put in the group that says most of why it lives."""

import pytest

from tests.mutation.kinds import REASONS, kind_of, kinds_table, listed
from tests.mutation.mutant import Mutant

SAME, GUARD = "the same to Python", "a guard against ourselves"


def mutant(before: str, after: str) -> Mutant:
    return Mutant("m", "lib/domain/a.py", "f", 1, (1, 1), before, after, "")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("frame.groupby('a', sort=False)", "frame.groupby('a', sort=None)", SAME),
        ("np.array(points, dtype=np.float64)", "np.array(points, )", SAME),
        ("pct(share, 0)", "pct(share, None)", SAME),
        ('"records"', '"RECORDS"', SAME),
        ("names.get(key, None)", "names.get(key, )", SAME),
        ("zip(a, b, strict=True)", "zip(a, b, )", GUARD),
        ("zip(a, b, strict=True)", "zip(a, b, strict=None)", GUARD),
        ('rows.sort_values("day", kind="stable")', 'rows.sort_values("day", )', GUARD),
        ('"Vælg en zone."', '"VÆLG EN ZONE."', "a text"),
        ("> today", ">= today", "a bound"),
        ("1e-9", "1.000000001", "a bound"),
        ("low if low == high else high", "low if (low == high) or True else high", "a branch"),
        ("a is None or b is None", "a is None and b is None", "a branch"),
        ("words(value, unit)", "words(value, None)", "an argument"),
        ("next(iter(own), None)", "next(iter(own), )", "an argument"),
        ("found += left", "found = left", "a value"),
    ],
)
def test_the_group_of_a_change(before: str, after: str, kind: str) -> None:
    assert kind_of(mutant(before, after)) == kind


def test_survivors_are_listed_in_one_line_each_and_counted_by_group() -> None:
    survivors = [mutant("> today", ">= today"), mutant("x(\n  a,\n  b)", "x(\n  a,\n  None)")]
    assert listed(survivors) == [
        ("lib/domain/a.py", "f", "a bound", "> today", ">= today"),
        ("lib/domain/a.py", "f", "an argument", "x( a, b)", "x( a, None)"),
    ]
    rows = kinds_table(survivors).splitlines()
    assert len(rows) == 2 + len(REASONS)
    assert rows[2 + list(REASONS).index("a bound")].startswith("| a bound | 1 |")
    assert len(listed([mutant("x" * 200, "y")])[0][3]) == 100
