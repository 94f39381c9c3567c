"""New, changed, gone, and the largest changes with their intervals."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.datatraek.difference import Difference, compare_rows
from lib.domain.datatraek.difference_size import Scale, change_limits, noteworthy
from lib.domain.datatraek.difference_words import difference_sentence
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.domain.indicator import Kind
from lib.domain.statistics.differences import difference
from lib.domain.statistics.intervals import Counts
from tests.domain.datatraek.checked_builders import INDICATORS, OBS, on, rows, share

ROW = st.fixed_dictionaries(
    {
        "indicator_id": st.sampled_from(["skole", "job", "g1"]),
        "area_id": st.sampled_from(["a1", "a2", None]),
        "period_end": st.sampled_from(["2023-10-01", "2024-10-01"]),
        "value": st.one_of(st.none(), st.floats(0, 100)),
        "status": st.sampled_from(["ok", "mangler", "diskretioneret"]),
    }
)
TABLES = st.lists(ROW, max_size=8).map(lambda cells: rows(*cells) if cells else rows().iloc[:0])


def compared(new: pd.DataFrame, old: pd.DataFrame) -> Difference:
    return compare_rows(new, old, OBS, INDICATORS)


@settings(max_examples=60)
@given(TABLES, TABLES)
def test_every_new_row_is_new_changed_or_unchanged(new: pd.DataFrame, old: pd.DataFrame) -> None:
    made = compared(new, old)
    assert made.new + made.changed + made.unchanged == len(new)
    assert 0 <= made.gone <= len(old)


@settings(max_examples=40)
@given(TABLES)
def test_held_against_itself_nothing_changes(table: pd.DataFrame) -> None:
    table = table.drop_duplicates(["indicator_id", "area_id", "period_end"])
    made = compared(table, table.sample(frac=1, random_state=1))
    assert (made.new, made.changed, made.gone, made.unchanged) == (0, 0, 0, len(table))
    assert made.largest.empty


def test_new_changed_gone_and_unchanged_by_hand() -> None:
    old = rows(
        share("a1", 10, 100),
        share("a2", 20, 100),
        share("a3", 30, 100),
        # Another period and another source: the file says nothing of them, so they are not gone.
        share("a1", 9, 100, **on("2023-10-01")),
        share("a4", 9, 100, source_id="en anden"),
    )
    new = rows(share("a1", 10, 100), share("a2", 25, 100), share("a5", 5, 100))
    made = compared(new, old)
    assert (made.new, made.changed, made.gone, made.unchanged) == (1, 1, 1, 1)
    assert made.sentence() == "1 række er ny, 1 ændret, 1 forsvinder, 1 er som før."


def test_missing_to_value_is_a_change_and_missing_to_missing_is_not() -> None:
    old = rows({"area_id": "a1", "status": "mangler"}, {"area_id": "a2", "status": "mangler"})
    new = rows({"area_id": "a1", "status": "mangler"}, {"area_id": "a2", "value": 0.0})
    made = compared(new, old)
    assert (made.changed, made.unchanged) == (1, 1)
    assert made.largest.empty, "there was no figure before"


def test_the_largest_changes_with_their_interval() -> None:
    """56/70 against 48/80: Newcombe 1998, table II, method 10, column (a): 0,0524 to 0,3339."""
    old = rows(share("a1", 48, 80, **on("2023-10-01")), share("a2", 50, 100, **on("2023-10-01")))
    new = rows(share("a1", 56, 70), share("a2", 51, 100), {"area_id": "a3", "value": 3.0})
    largest = compared(new, old).largest
    assert list(largest["area_id"]) == ["a1", "a2"]
    first = largest.iloc[0]
    assert (first["before"], first["after"]) == (60.0, 80.0)
    assert first["change"] == pytest.approx(20.0)
    assert (first["low"], first["high"]) == (pytest.approx(5.24, abs=0.01), pytest.approx(33.39, abs=0.01))
    assert first["period_before"] == pd.Timestamp("2023-10-01")


def test_without_counts_there_is_a_change_and_no_interval() -> None:
    old = rows(
        {"value": 30.0, **on("2023-10-01")}, {"indicator_id": "karakter", "value": 7.0, **on("2023-10-01")}
    )
    new = rows({"value": 40.0}, {"indicator_id": "karakter", "value": 7.4})
    largest = compared(new, old).largest
    assert list(largest["change"].round(1)) == [10.0, 0.4]
    assert largest[["low", "high"]].isna().all(axis=None)


def test_the_same_period_comes_before_an_earlier_one() -> None:
    old = rows(share("a1", 10, 100, **on("2023-10-01")), share("a1", 40, 100))
    largest = compared(rows(share("a1", 50, 100)), old).largest
    assert (largest.iloc[0]["before"], largest.iloc[0]["period_before"]) == (40.0, pd.Timestamp("2024-10-01"))


def test_at_most_ten_and_the_largest_first_across_units() -> None:
    """A count is large when it moved by many fifths, a share by many times five points."""
    homes = [f"x{place}" for place in range(12)]
    old = rows(*[share(home, 100, 1000, **on("2023-10-01")) for home in homes])
    count = {"indicator_id": "g1", "area_id": "z1"}
    old = pd.concat([old, rows({**count, "value": 100.0, **on("2023-10-01")})])
    new = pd.concat(
        [rows(*[share(h, 100 + 10 * i, 1000) for i, h in enumerate(homes)]), rows({**count, "value": 200.0})]
    )
    largest = compared(new, old).largest
    assert len(largest) == 10
    assert largest.iloc[0]["indicator_id"] == "g1", "5 fifths against 11 points, which is 2,2 times five"
    assert list(largest["change"][1:4].round(1)) == [11.0, 10.0, 9.0]


def test_registrations_are_counts_by_activity_and_measure() -> None:
    def registered(value: float, day: str) -> dict[str, object]:
        same = {"activity_id": "cafe", "zone": "z1", "measure": "deltagere", "status": "ok", "source_id": "s"}
        return {**same, **on(day), "value": value}

    kind = DatatraekKind.REGISTRERINGER
    old = typed_rows(pd.DataFrame([registered(100, "2026-05-31")]), kind)
    new = typed_rows(pd.DataFrame([registered(160, "2026-06-30"), registered(100, "2026-05-31")]), kind)
    made = compare_rows(new, old, kind, INDICATORS)
    assert (made.new, made.unchanged) == (1, 1)
    only = made.largest.iloc[0]
    assert (only["indicator_id"], only["area_id"], only["change"]) == ("cafe deltagere", "z1", 60.0)
    exact = difference(Kind.COUNT, Counts(160), Counts(100))
    assert exact is not None
    assert (only["low"], only["high"]) == pytest.approx((exact.interval.low, exact.interval.high))


def test_geography_is_loaded_whole() -> None:
    kind = DatatraekKind.AFDELINGER
    old = typed_rows(pd.DataFrame({"area_id": ["a", "b"], "zone": ["z1", "z1"]}), kind)
    new = typed_rows(pd.DataFrame({"area_id": ["a", "c"], "zone": ["z2", "z1"]}), kind)
    made = compare_rows(new, old, kind, INDICATORS)
    assert (made.new, made.changed, made.gone, made.unchanged) == (1, 1, 1, 0)
    assert made.largest.empty


COUNTS = st.integers(0, 300)


@settings(max_examples=60)
@given(st.sampled_from([Kind.SHARE, Kind.RATE, Kind.COUNT]), COUNTS, COUNTS, COUNTS, COUNTS)
def test_many_at_once_are_the_rule_of_one(kind: Kind, x: int, more: int, y: int, rest: int) -> None:
    n, m = x + more + 1, y + rest + 1
    made = change_limits(kind, _pair(x, n), _pair(y, m), 0.999)
    one = difference(kind, Counts(x, n), Counts(y, m), 0.999)
    assert one is not None
    assert (made.low[0], made.high[0]) == pytest.approx((one.interval.low, one.interval.high))


def test_what_is_noteworthy() -> None:
    before = np.array([1.0, 100.0])
    assert list(noteworthy(Scale.SHARE, before)) == [5.0, 5.0]
    assert list(noteworthy(Scale.RATE, before)) == [1.0, 50.0]
    assert list(noteworthy(Scale.COUNT, before)) == [10.0, 20.0]
    assert list(noteworthy(Scale.GRADE, before)) == [1.0, 1.0]
    assert list(noteworthy(Scale.MEAN, before)) == [1.0, 10.0]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((1204, 12, 3, 0), "1.204 rækker er nye, 12 ændrede, 3 forsvinder."),
        ((0, 1, 0, 5), "1 række er ændret, 5 er som før."),
        ((0, 0, 2, 0), "2 rækker forsvinder."),
        ((0, 0, 0, 7), "7 rækker er som før; intet ændres."),
        ((0, 0, 0, 0), "Filen har ingen rækker."),
    ],
)
def test_sentences(counts: tuple[int, int, int, int], sentence: str) -> None:
    assert difference_sentence(*counts) == sentence


def _pair(x: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    return np.array([float(x)]), np.array([float(n)])
