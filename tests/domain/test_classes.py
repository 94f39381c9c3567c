"""Classes of a choropleth: few, round, and honest about what is missing."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.classes import MAX_CLASSES, Classes, classify

FINITE = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False).map(lambda value: round(value, 2))


def test_shares_of_four_zones_get_round_limits_and_danish_labels() -> None:
    classes = classify([47.9, 39.2, 40.3, 42.4])

    assert classes.breaks == (40, 42, 44, 46)
    assert classes.labels == ("under 40", "40–42", "42–44", "44–46", "46 og over")
    assert [classes.index_of(value) for value in (47.9, 39.2, 40.3, 42.4)] == [4, 0, 1, 2]


def test_small_steps_carry_a_decimal_comma() -> None:
    assert classify([2.1, 3.3]).labels == ("under 2,5", "2,5–3,0", "3,0 og over")


def test_counts_carry_the_thousands_dot() -> None:
    assert classify([900, 4900]).labels == (
        "under 1.000",
        "1.000–2.000",
        "2.000–3.000",
        "3.000–4.000",
        "4.000 og over",
    )


def test_a_limit_belongs_to_the_class_above_it() -> None:
    classes = Classes((40.0,), ("under 40", "40 og over"))

    assert classes.index_of(40.0) == 1
    assert classes.index_of(39.9) == 0


@pytest.mark.parametrize("missing", [None, math.nan])
def test_a_missing_value_is_in_no_class(missing: float | None) -> None:
    classes = classify([1.0, missing, 9.0])

    assert classes.index_of(missing) is None


def test_nothing_to_classify_gives_no_classes() -> None:
    classes = classify([None, math.nan])

    assert classes == Classes((), ())
    assert classes.index_of(3.0) is None


def test_equal_values_make_one_class_named_by_the_value() -> None:
    classes = classify([42.4, 42.4, None])

    assert classes.labels == ("42,4",)
    assert classes.index_of(42.4) == 0


def test_no_class_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="max_classes"):
        classify([1.0], max_classes=0)


@given(st.lists(FINITE, min_size=1, max_size=60), st.integers(min_value=1, max_value=MAX_CLASSES))
def test_every_value_has_a_class_and_order_is_kept(values: list[float], max_classes: int) -> None:
    classes = classify(values, max_classes)

    assert 1 <= len(classes.labels) <= max_classes
    assert len(classes.labels) == len(classes.breaks) + 1
    indexes = [classes.index_of(value) for value in sorted(values)]
    assert all(index is not None and 0 <= index < len(classes.labels) for index in indexes)
    assert indexes == sorted(index for index in indexes if index is not None)
    if len(classes.labels) == max_classes and len(set(values)) > 1 and max_classes > 1:
        assert indexes[0] == 0


def test_one_class_is_named_by_its_ends() -> None:
    assert classify([40.0, 47.94, 42.4], max_classes=1).labels == ("40–47,9",)
    assert classify([40.0], max_classes=1).labels == ("40",)


def test_a_limit_on_the_highest_value_is_one_and_on_the_lowest_is_none() -> None:
    assert classify([40.0, 48.0]).labels == ("under 42", "42–44", "44–46", "46–48", "48 og over")
    # 0,3 and 0,8 are no whole numbers of tenths in binary: 0,3 is the low end all the same, 0,8 the last limit.
    assert classify([0.3, 0.8]).breaks == (0.4, 0.6, 0.8)


def test_a_step_that_gives_one_class_too_many_is_too_fine() -> None:
    # Steps of one: 1, 2, 3, 4 and 5 part the values in six.
    assert classify([0.5, 5.5]).labels == ("under 2", "2–4", "4 og over")


def test_where_no_round_limit_lies_between_all_values_are_one_class() -> None:
    # 6, 7, 8 and 6, 8 are too many for two classes, and no multiple of five lies between.
    assert classify([5.5, 8.5], max_classes=2) == Classes((), ("alle værdier",))
