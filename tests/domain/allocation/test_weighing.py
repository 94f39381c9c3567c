"""Needs weighed by zone: fair share follows the factors, persons do not change."""

import pytest

from lib.domain.allocation.coverage import coverage, hours_per_100
from lib.domain.allocation.proposal.robust import drawn_needs
from lib.domain.allocation.weighing import Weighing, factor_words, weighed, weighing_words
from tests.domain.allocation.builders import ZONE_IDS, small_rulebook
from tests.domain.scenario.made import need

RULES = small_rulebook({"a": (20, 20, 0, 0)})
NEED = need("a", (30, 10, 0, 0))
WEIGHING = Weighing("Møde 4", (("zone1", 0.5), ("zone2", 1.5)))
(HEAVY,) = weighed([NEED], WEIGHING)


def test_the_fair_share_follows_persons_times_factor_and_the_persons_stay() -> None:
    # 30 x 0,5 = 15 and 10 x 1,5 = 15: the zones share the 40 hours evenly, where they would have had 30 and 10.
    assert [HEAVY.fair_share(zone, 40) for zone in ZONE_IDS] == pytest.approx([20, 20, 0, 0])
    assert [NEED.fair_share(zone, 40) for zone in ZONE_IDS] == pytest.approx([30, 10, 0, 0])
    assert coverage(RULES.base, HEAVY) == pytest.approx(1)
    assert coverage(RULES.base, NEED) == pytest.approx(0.75)
    assert HEAVY.total == NEED.total == 40
    assert hours_per_100(RULES.base, HEAVY, "zone1") == hours_per_100(RULES.base, NEED, "zone1")


def test_only_the_ratio_of_the_factors_counts() -> None:
    times = Weighing(
        "", tuple((zone, 7 * WEIGHING.factors[place][1]) for place, zone in enumerate(ZONE_IDS[:2]))
    )
    (other,) = weighed([need("a", (30, 10, 0, 0))], times)
    assert other.fair_share("zone1", 40) == pytest.approx(HEAVY.fair_share("zone1", 40))
    with pytest.raises(ValueError, match="above 0"):
        Weighing("", (("zone1", 0.0),))


def test_the_uncertainty_is_that_of_the_count_and_keeps_the_factors() -> None:
    drawn = [each.persons for (each,) in drawn_needs([HEAVY], 5, seed=1)]
    assert drawn == [each.persons for (each,) in drawn_needs([NEED], 5, seed=1)]
    ((first,), *_) = drawn_needs([HEAVY], 1, seed=1)
    assert first.factors == WEIGHING.factors


def test_words() -> None:
    assert weighing_words(None) == ""
    assert weighing_words(WEIGHING) == "behovet er vægtet med prioriteringen (drøftelsen »Møde 4«)"
    assert weighing_words(Weighing("", ())) == "behovet er vægtet med prioriteringen (alle vægte lige)"
    assert factor_words(WEIGHING.factors, RULES.agreement) == "zone 1 0,50, zone 2 1,50"
    assert weighed([NEED], None) == (NEED,)
