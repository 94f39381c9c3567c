"""Expected and observed: each case of the rule by hand, for 40 to 44 by the end of 2027."""

import datetime as dt

import pytest

from lib.domain.decisions.expected import NO_SPREAD, NOTHING, ONLY_DEMO, Expected, proposed
from lib.domain.decisions.matter import Expectable
from lib.domain.decisions.review import Review, ReviewState, review, reviews_finding
from lib.domain.decisions.standing import standing
from lib.domain.goals.breaks import Break
from lib.domain.goals.measured import Observed
from lib.domain.observation import Provenance
from tests.domain.decisions.made import KINDS, decision, expectation, measured

BY = dt.date(2027, 12, 31)
EARLY, LATE = dt.date(2027, 10, 1), dt.date(2028, 10, 1)
KNOWN = {("tal", "zone1"): Expectable("tal", "zone1", "Kun grundskole", "Zone 1", "pct")}


def reviewed(observed: Observed, *breaks: Break, **other: object) -> Review:
    made = decision(1, expectations=(expectation(**other),))
    (expected,) = made.fields.expectations
    return review(made, expected, standing(made, [], KINDS, LATE), observed, breaks, KNOWN)


@pytest.mark.parametrize(
    ("value", "low", "high", "state"),
    [
        (40.0, None, None, ReviewState.HIT),
        (44.0, None, None, ReviewState.HIT),
        (44.1, None, None, ReviewState.MISSED),
        (39.9, None, None, ReviewState.MISSED),
        (42.0, 30.0, 54.0, ReviewState.HIT),
        (46.0, 44.5, 47.5, ReviewState.MISSED),
        (46.0, 43.5, 48.5, ReviewState.UNDECIDED),
        (38.0, 36.0, 40.0, ReviewState.UNDECIDED),
        (38.0, 36.0, 39.9, ReviewState.MISSED),
    ],
)
def test_a_number_inside_is_a_hit_and_one_outside_a_miss_unless_its_own_interval_reaches_in(
    value: float, low: float | None, high: float | None, state: ReviewState
) -> None:
    assert reviewed(Observed((measured(value, LATE, low, high),))).state is state


def test_the_first_number_on_or_after_the_day_counts_and_no_other() -> None:
    on_the_day = reviewed(Observed((measured(50, EARLY), measured(42, BY), measured(50, LATE))))
    assert (on_the_day.state, on_the_day.observed_words) == (
        ReviewState.HIT,
        "42,0\N{NO-BREAK SPACE}% (31. december 2027)",
    )
    early = reviewed(Observed((measured(42, EARLY),)))
    assert (early.state, early.observed) == (ReviewState.TOO_EARLY, None)
    assert "31. december 2027 eller senere" in early.reason


@pytest.mark.parametrize(
    ("observed", "why"),
    [
        (Observed(demo=(measured(42, LATE, provenance=Provenance.DEMO),)), "demo"),
        (Observed(masked=(LATE,)), "diskretioneret"),
        (Observed(missing=(LATE,)), "mangler i kilden"),
    ],
)
def test_demo_masked_and_missing_numbers_are_never_judged(observed: Observed, why: str) -> None:
    found = reviewed(observed)
    assert found.state is ReviewState.NOT_JUDGED
    assert why in found.reason
    older = Observed(
        (measured(42, EARLY),), *(getattr(observed, name) for name in ("demo", "masked", "missing"))
    )
    assert reviewed(older).state is ReviewState.NOT_JUDGED


def test_across_a_break_nothing_is_judged_from_the_number_that_the_interval_goes_out_from() -> None:
    observed = Observed((measured(42, LATE),))
    between = Break(dt.date(2027, 1, 1), "Ny lov")
    assert reviewed(observed, between).state is ReviewState.NOT_JUDGED
    assert "Ny lov" in reviewed(observed, between).reason
    after = Break(LATE + dt.timedelta(days=1), "Senere")
    assert reviewed(observed, after).state is ReviewState.HIT
    before_the_decision = Break(dt.date(2026, 6, 1), "Før mødet")
    assert reviewed(observed, before_the_decision).state is ReviewState.HIT
    assert reviewed(observed, before_the_decision, since=dt.date(2025, 10, 1)).state is ReviewState.NOT_JUDGED


def test_a_decision_that_never_came_into_force_and_a_number_that_is_gone_are_not_judged() -> None:
    own = decision(1, kind="budget", expectations=(expectation(),))
    stands = standing(own, [], KINDS, LATE)
    observed = Observed((measured(42, LATE),))
    assert review(own, expectation(), stands, observed, (), KNOWN).state is ReviewState.NOT_JUDGED
    gone = review(decision(1), expectation(), standing(decision(1), [], KINDS, LATE), observed, (), {})
    assert (gone.state, gone.about) == (ReviewState.NOT_JUDGED, "tal · zone1")


def test_the_finding_counts_what_can_be_said() -> None:
    hit, missed = (reviewed(Observed((measured(value, LATE),))) for value in (42, 50))
    early = reviewed(Observed())
    assert (
        reviews_finding([hit, missed, early])
        == "Én af tre forventninger er ramt, én er ved siden af og én for tidligt"
    )
    assert "for tidligt" in reviews_finding([early])
    assert reviews_finding([hit]) == "Det ventede er ramt: Kun grundskole · Zone 1"
    assert reviews_finding([]).startswith("Ingen beslutning")


def test_a_number_is_expected_to_stay_within_its_own_uncertainty() -> None:
    found = proposed(
        Observed((measured(30, EARLY), measured(42, LATE, 40, 44.5))), (), dt.date(2029, 1, 1), "pct"
    )
    assert isinstance(found, Expected)
    assert (found.low, found.high, found.since) == (40, 44.5, LATE)
    assert (
        found.basis
        == "Uændret: seneste tal 42,0\N{NO-BREAK SPACE}% (1. oktober 2028) med dets statistiske usikkerhed"
    )


def test_without_an_interval_it_is_expected_to_move_no_more_than_it_has_in_a_year() -> None:
    years = [dt.date(year, 1, 1) for year in (2020, 2022, 2023, 2024)]
    numbers = tuple(measured(value, day) for value, day in zip((10, 40, 41.5, 41), years, strict=True))
    found = proposed(Observed(numbers), (), BY, "pct")
    assert isinstance(found, Expected)
    assert (found.low, found.high) == (39.5, 42.5)  # 1,5 is the largest; from 2020 to 2022 is no year
    assert proposed(Observed(numbers[:2]), (), BY, "pct") == NO_SPREAD
    low = proposed(Observed((measured(3, years[1]), measured(1, years[2]))), (), BY, "pct")
    assert isinstance(low, Expected)
    assert low.low == 0


def test_nothing_is_expected_of_demo_nor_across_a_break() -> None:
    demo = (measured(42, LATE, 40, 44, Provenance.DEMO),)
    assert proposed(Observed(demo=demo), (), BY, "pct") == ONLY_DEMO
    assert proposed(Observed(), (), BY, "pct") == NOTHING
    words = proposed(Observed((measured(42, EARLY, 40, 44),)), (Break(BY, "Ny lov"),), BY, "pct")
    assert isinstance(words, str)
    assert "Ny lov" in words


@pytest.mark.parametrize(
    ("observed", "reason"),
    [
        (Observed((measured(42, LATE),)), "Tallet ligger i det interval, der blev ventet."),
        (Observed((measured(50, LATE),)), "Tallet ligger over det interval, der blev ventet."),
        (Observed((measured(30, LATE),)), "Tallet ligger under det interval, der blev ventet."),
        (
            Observed((measured(46, LATE, 44, 48),)),
            "Tallet ligger over det ventede, men ikke længere ude, end dets egen usikkerhed rækker.",
        ),
        (
            Observed((measured(38, LATE, 36, 40),)),
            "Tallet ligger under det ventede, men ikke længere ude, end dets egen usikkerhed rækker.",
        ),
        (
            Observed(masked=(BY,)),
            "Tallet er diskretioneret: det må ikke vises, så det kan ikke vurderes.",
        ),
        (Observed(missing=(BY,)), "Tallet mangler i kilden, så det kan ikke vurderes."),
        (Observed(demo=(measured(42, BY),)), "Tallet er demo og vurderes ikke."),
        (
            Observed(masked=(EARLY,), missing=(EARLY,), demo=(measured(42, EARLY),)),
            "Der ventes på det første tal, hvis periode slutter 31. december 2027 eller senere.",
        ),
    ],
)
def test_every_way_it_went_has_its_reason(observed: Observed, reason: str) -> None:
    assert reviewed(observed).reason == reason


def test_a_half_known_interval_excuses_nothing() -> None:
    for low, high in ((None, 48.0), (44.0, None)):
        assert reviewed(Observed((measured(46, LATE, low, high),))).state is ReviewState.MISSED


def test_a_number_that_is_gone_and_a_decision_that_never_came_say_why() -> None:
    own = decision(1, expectations=(expectation(),))
    observed = Observed((measured(42, LATE),))
    gone = review(own, expectation(), standing(own, [], KINDS, LATE), observed, (), {})
    assert (gone.reason, gone.unit, gone.decision) == ("Tallet er ikke længere i planens data.", "", own)
    waits = decision(1, kind="budget")
    stands = standing(waits, [], KINDS, LATE)
    assert review(waits, expectation(), stands, observed, (), KNOWN).reason == stands.sentence
    broken = reviewed(observed, Break(dt.date(2027, 1, 1), "Ny lov"))
    assert broken.reason == (
        "Tallet er opgjort på en anden måde end det, der blev ventet: Databrud 1. januar 2027: Ny lov."
    )
    assert broken.observed is not None


def test_what_was_frozen_and_what_was_seen_in_words() -> None:
    hit, early, masked = (
        reviewed(each) for each in (Observed((measured(42, LATE),)), Observed(), Observed(masked=(BY,)))
    )
    percent = "\N{NO-BREAK SPACE}%"
    assert hit.interval_words == f"40,0{percent} til 44,0{percent}"
    assert reviewed(Observed(), low=40.0, high=40.0).interval_words == f"40,0{percent}"
    assert hit.observed_words == f"42,0{percent} (1. oktober 2028)"
    assert (early.observed_words, masked.observed_words) == ("intet tal endnu", "intet tal")


def test_the_finding_says_each_case() -> None:
    hit, missed, undecided = (
        reviewed(Observed((measured(*number),))) for number in ((42, LATE), (50, LATE), (46, LATE, 43, 49))
    )
    early, masked = reviewed(Observed()), reviewed(Observed(masked=(BY,)))
    assert reviews_finding([]) == "Ingen beslutning har en forventning, der kan følges op"
    too_early = "Det er for tidligt at sige, hvordan det er gået: {} venter på tal"
    assert reviews_finding([early]) == too_early.format("én forventning")
    assert reviews_finding([early, early]) == too_early.format("to forventninger")
    assert reviews_finding([undecided]) == "Det ventede kan ikke afgøres: Kun grundskole · Zone 1"
    assert reviews_finding([masked, early]) == "Ingen af to forventninger kan afgøres"
    assert reviews_finding([missed]) == "Det ventede er ved siden af: Kun grundskole · Zone 1"
    assert reviews_finding([hit, hit]) == "To af to forventninger er ramt"
    assert reviews_finding([hit, missed]) == "Én af to forventninger er ramt, én er ved siden af"
    assert reviews_finding([hit, missed, missed, undecided, masked]) == (
        "Én af fem forventninger er ramt, to er ved siden af, én kan ikke afgøres og én kan ikke vurderes"
    )


def test_what_moves_most_in_a_year_is_the_basis_and_half_an_interval_is_none() -> None:
    years = [dt.date(year, 1, 1) for year in (2022, 2023, 2024)]
    numbers = tuple(
        measured(value, day, low, high)
        for value, day, low, high in zip((40, 41.5, 41), years, (None, None, 39), (None,) * 3, strict=True)
    )
    found = proposed(Observed(numbers), (), BY, "pct")
    assert isinstance(found, Expected)
    percent = "\N{NO-BREAK SPACE}%"
    assert found.basis == (
        f"Uændret: seneste tal 41,0{percent} (1. januar 2024) og den største ændring på ét år hidtil, 1,5{percent}"
    )
    between = Break(dt.date(2022, 6, 1), "Ny lov")
    other = proposed(Observed(numbers), (between,), BY, "pct")
    assert isinstance(other, Expected)
    assert (other.low, other.high) == (40.5, 41.5)  # only 2023 to 2024 is on one side of the break
