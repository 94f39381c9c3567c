"""The rank of a number among its peers: a span, and none where the intervals do not bear one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.indicator import Kind
from lib.domain.ranking import NOT_RANKED, Rank, rank_of
from lib.domain.statistics.intervals import Counts, Estimate, estimate


def share(numerator: int, denominator: int = 1000) -> Estimate:
    made = estimate(Kind.SHARE, Counts(numerator, denominator))
    assert made is not None
    return made


def test_numbers_far_apart_have_one_place_each() -> None:
    rank = rank_of(share(300), [share(500), share(100), share(700)])
    assert (rank.first, rank.last, rank.among) == (3, 3, 4)
    assert rank.words() == "nr. 3 af 4"


def test_neighbours_that_cannot_be_told_apart_share_a_span() -> None:
    rank = rank_of(share(300), [share(310), share(290), share(700), share(50)])
    assert rank.words() == "nr. 2-4 af 5"


def test_when_everything_overlaps_there_is_no_rank() -> None:
    rank = rank_of(share(30, 100), [share(31, 100), share(29, 100)])
    assert rank.words() == NOT_RANKED
    assert "Ingen af de andre" in rank.reason


def test_overlapping_bars_can_still_be_told_apart() -> None:
    """Wilson 32,6-38,8 and 27,3-33,2 overlap; the difference of 5,4 points has an interval without 0."""
    own, peer = share(356), share(302)
    assert own.interval is not None
    assert peer.interval is not None
    assert own.interval.low < peer.interval.high
    assert rank_of(own, [peer]).words() == "nr. 1 af 2"


def test_a_number_without_counts_is_not_ranked_and_says_why() -> None:
    rank = rank_of(Estimate(47.9, None), [Estimate(39.2, None), share(100)])
    assert rank.first is None
    assert "Antallet af personer" in rank.reason


def test_nothing_and_nobody_to_rank() -> None:
    assert rank_of(None, [share(100)]).reason == "Der er intet tal at rangordne."
    assert "ingen andre" in rank_of(share(100), [None, Estimate(10.0, None)]).reason


def test_peers_without_a_number_take_no_part() -> None:
    assert rank_of(share(300), [None, Estimate(90.0, None), share(700)]).words() == "nr. 2 af 2"


@given(st.integers(0, 400), st.lists(st.integers(0, 400), min_size=1, max_size=12))
def test_the_span_holds_the_place_by_value(own: int, peers: list[int]) -> None:
    rank = rank_of(share(own, 400), [share(peer, 400) for peer in peers])
    if rank.first is None or rank.last is None:
        return
    assert 1 <= rank.first <= 1 + sum(peer > own for peer in peers)
    assert 1 + sum(peer > own for peer in peers) <= rank.last <= len(peers) + 1


@pytest.mark.parametrize("peers", [[], [None]])
def test_an_area_alone_has_no_rank(peers: list[Estimate | None]) -> None:
    assert rank_of(share(10), peers).words() == NOT_RANKED


@pytest.mark.parametrize(("own", "peer", "place"), [(343, 300, 1), (300, 343, 2)])
def test_half_a_point_s_certainty_is_enough(own: int, peer: int, place: int) -> None:
    """Newcombe's interval of 34,3 % minus 30,0 % of 1.000 each is 0,2 to 8,4 points."""
    rank = rank_of(share(own), [share(peer)])
    assert rank == Rank(place, place, 2, "")


def test_why_there_is_no_place_is_a_whole_sentence() -> None:
    bare = Estimate(47.9, None)
    assert rank_of(bare, [share(100)]).reason == (
        "Antallet af personer bag tallet er ikke oplyst, så pladsen er ukendt."
    )
    assert rank_of(share(100), [bare]).reason == (
        "Der er ingen andre tal med kendt usikkerhed at rangordne imellem."
    )
    assert rank_of(share(30, 100), [share(31, 100)]).reason == (
        "Ingen af de andre ligger sikkert over eller under."
    )
