"""Members' weights: held side by side, and never trusted as they come."""

import pytest

from lib.domain.priority.members import (
    MemberWeights,
    UnsoundWeights,
    checked,
    largest_agreement,
    mean_of,
    side_by_side,
)
from lib.domain.priority.sentences import members_first, members_sentence

ONE = MemberWeights("Medlem 1", {"a": 0.2, "b": 0.8})
TWO = MemberWeights("Medlem 2", {"a": 0.3, "b": 0.7})


def test_a_member_fits_the_indicators_that_were_weighed() -> None:
    assert ONE.fits(["b", "a"])
    assert not ONE.fits(["a"])
    assert not ONE.fits(["a", "b", "c"])
    assert checked("Medlem 1", {"a": 0.2, "b": "0.8"}) == ONE


@pytest.mark.parametrize(
    "weights", [{"a": "x"}, {"a": float("nan")}, {"a": 0.4}, {"a": 2, "b": -1}, {"a": [1]}, {}]
)
def test_what_are_no_weights_is_refused(weights: dict[object, object]) -> None:
    with pytest.raises(UnsoundWeights, match="Medlem 1 kan ikke læses"):
        checked("Medlem 1", weights)


def test_side_by_side_the_largest_difference_comes_first() -> None:
    third = MemberWeights("Medlem 3", {"a": 0.2, "b": 0.5, "c": 0.3})
    other = MemberWeights("Medlem 4", {"a": 0.3, "b": 0.1, "c": 0.6})
    table = side_by_side([third, other], ["a", "b", "c"])
    assert table["indicator_id"].tolist() == ["b", "c", "a"]
    assert table.loc[0, ["Medlem 3", "Medlem 4", "mean", "low", "high", "spread"]].tolist() == pytest.approx(
        [50, 10, 30, 10, 50, 40]
    )
    spread = dict(zip(table["indicator_id"], table["spread"], strict=True))
    assert members_sentence(spread, {"a": "A", "b": "B", "c": "C"}).endswith("»B«: 40 procentpoint.")
    assert members_sentence({"a": 0.2}, {"a": "A"}) == "Medlemmerne vægter ens."
    assert side_by_side([ONE, TWO], ["a", "b"])["spread"].tolist() == pytest.approx([10, 10])


def test_members_who_do_not_have_the_same_zone_first_are_named() -> None:
    names = ("Zone 1", "Zone 2")
    split = {"Medlem 1": (0,), "Medlem 2": (1,), "Medlem 3": (1,)}
    assert members_first(split, names) == (
        "Medlemmerne har ikke samme zone først: Zone 2 hos Medlem 2 og Medlem 3; Zone 1 hos Medlem 1."
    )
    assert (
        members_first({"Medlem 1": (0, 1)}, names)
        == "Hver for sig har alle medlemmer Zone 1 og Zone 2 først."
    )
    assert members_first({}, names) == ""


def test_the_mean_of_the_seats_is_a_seat_of_its_own() -> None:
    mean = mean_of([ONE, TWO], ["b", "a"], "Gennemsnit")
    assert mean.member == "Gennemsnit"
    assert mean.weights == pytest.approx({"a": 0.25, "b": 0.75})


def test_only_seats_that_have_weighed_the_same_indicators_go_together() -> None:
    lone = MemberWeights("Medlem 3", {"c": 1.0})
    assert largest_agreement([lone, ONE, TWO]) == (ONE, TWO)
    assert largest_agreement([lone, ONE]) == (lone,)
    assert largest_agreement([]) == ()
