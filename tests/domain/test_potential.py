"""Persons between an area and a level, and kroner: by hand, against statsmodels, and as properties."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.observation import Provenance, Status
from lib.domain.potential import (
    Answer,
    Level,
    Persons,
    Potential,
    UnitValue,
    best_area,
    has_potential,
    has_unit_value,
    potentials,
    staying,
    total_persons,
    worth,
)
from lib.domain.sentences_potential import (
    counted_words,
    distance_words,
    kroner,
    persons_words,
    potential_finding,
    share_words,
    span_words,
    unit_value_words,
    why_words,
    worth_words,
)
from lib.domain.statistics.errors import InvalidNumbers

DAY = pd.Timestamp("2022-06-01")
KOMMUNE = Level("kommunens niveau", "kommunen", independent=False)
WORK = Indicator(
    "kendt", "Kendte ledige", "Kendte ledige", "kendt", "Ledighed", "pct", Kind.SHARE, "18-66",
    Polarity.LOWER, False, False, "dato", "jobcenter",
)  # fmt: skip
LOWER, HIGHER = Polarity.LOWER, Polarity.HIGHER


def row(
    area_id: str,
    value: float,
    numerator: float | None = None,
    denominator: float | None = None,
    status: Status = Status.OK,
    provenance: Provenance = Provenance.PUBLISHED,
    day: pd.Timestamp = DAY,
) -> dict[str, object]:
    """A row as the questions give it, with the area's id as its name."""
    return {
        "area_id": area_id, "name": area_id, "value": value, "numerator": numerator, "denominator": denominator,
        "status": status.value, "provenance": provenance.value, "period_start": day, "period_end": day,
    }  # fmt: skip


def one(area: dict[str, object], level: dict[str, object], polarity: Polarity = LOWER) -> Potential:
    """The potential of one area against the kommune."""
    (found,) = potentials(pd.DataFrame([area]), pd.DataFrame([level]), KOMMUNE, polarity)
    return found


def test_published_persons_and_share_give_the_distance_by_hand() -> None:
    """306 of 100 * 306 / 22,1 = 1.385 persons; 13,0 % of them are 180,05: 126 too many."""
    found = one(row("zone1", 22.1, 306), row("kommunen", 13.0, 4158))
    low, high = (limit * 1385 - 180.05 for limit in proportion_confint(306, 1385, method="wilson"))
    assert found.answer is Answer.AFSTAND
    assert found.there == pytest.approx(180.05)
    assert found.distance is not None
    assert found.distance.mid == pytest.approx(126.035)
    assert (found.distance.low, found.distance.high) == pytest.approx((low, high))
    assert not found.counted
    assert counted_words(found).startswith("Kilden har 306 personer og 22,1\N{NO-BREAK SPACE}% i zone1")
    assert (
        potential_finding(found, KOMMUNE, WORK)
        == "Kendte ledige: 126 personer skiller zone1 fra kommunens niveau"
    )
    assert distance_words(found) == "126 personer (97 til 157)"


def test_where_more_is_better_the_lacking_persons_are_counted() -> None:
    found = one(row("zone1", 15.0, 30, 200), row("kommunen", 20.0), HIGHER)
    assert found.distance is not None
    assert (found.there, found.distance.mid) == pytest.approx((40, 10))
    assert found.distance.low == 0
    assert not found.certain
    assert "er usikker, fra ingen til" in potential_finding(found, KOMMUNE, WORK)
    assert distance_words(found).endswith(", usikkert)")


def test_another_zone_brings_its_own_uncertainty() -> None:
    level = Level("niveauet i zone2", "zone2", independent=True)
    rows = pd.DataFrame([row("zone1", 30.0, 300, 1000), row("zone2", 20.0, 40, 200)])
    found, own = potentials(rows, rows, level, LOWER)
    low, high = confint_proportions_2indep(300, 1000, 40, 200, compare="diff", method="newcomb")
    assert found.distance is not None
    assert (found.distance.low, found.distance.high) == pytest.approx((1000 * low, 1000 * high))
    assert own.answer is Answer.MAALESTOK
    assert total_persons((found, own)) == pytest.approx(100)
    assert potential_finding(own, level, WORK).endswith("zone2 er selv det niveau, der holdes op mod")


@pytest.mark.parametrize(
    ("area", "level", "answer"),
    [
        (row("zone1", 47.9), row("kommunen", 22.3), Answer.UDEN_ANTAL),
        (row("zone1", 0.0, 0), row("kommunen", 22.3), Answer.UDEN_ANTAL),
        (row("zone1", math.nan, status=Status.DISKRETIONERET), row("kommunen", 22.3), Answer.DISKRETIONERET),
        (row("zone1", math.nan, status=Status.MANGLER), row("kommunen", 22.3), Answer.MANGLER),
        (row("zone1", 20.0, 40, 200), row("landet", 22.3), Answer.UDEN_NIVEAU),
        (
            row("zone1", 20.0, 40, 200),
            row("kommunen", 22.3, day=pd.Timestamp("2021-06-01")),
            Answer.UDEN_NIVEAU,
        ),
        (row("zone1", 20.0, 40, 200), row("kommunen", math.nan, status=Status.MANGLER), Answer.UDEN_NIVEAU),
    ],
)
def test_without_an_answer_there_is_no_number_but_a_reason(
    area: dict[str, object], level: dict[str, object], answer: Answer
) -> None:
    found = one(area, level)
    assert (found.answer, found.distance) == (answer, None)
    assert why_words(found)
    assert potential_finding(found, KOMMUNE, WORK).endswith("kan ikke regnes ud")
    assert total_persons((found,)) is None


def test_a_share_without_persons_keeps_its_points() -> None:
    found = one(row("zone1", 47.9), row("kommunen", 22.3))
    assert (
        share_words(found, KOMMUNE).replace("\N{NO-BREAK SPACE}", " ")
        == "47,9 % mod 22,3 %, kommunens niveau."
    )


def test_on_the_good_side_there_is_no_distance_and_never_a_negative_one() -> None:
    found = one(row("zone1", 10.0, 20, 200), row("kommunen", 22.3))
    assert found.answer is Answer.INGEN
    assert found.distance == Persons(0, 0, 0)
    assert distance_words(found) == "ingen afstand"
    assert "ingen afstand fra zone1" in potential_finding(found, KOMMUNE, WORK)


def test_demo_on_either_side_gives_no_headline() -> None:
    for made_up in (
        one(row("zone1", 22.1, 306, 1385, provenance=Provenance.DEMO), row("kommunen", 13.0)),
        one(row("zone1", 22.1, 306, 1385), row("kommunen", 13.0, provenance=Provenance.DEMO)),
    ):
        assert made_up.is_demo
        finding = potential_finding(made_up, KOMMUNE, WORK)
        assert "demotal" in finding
        assert "126" not in finding


@given(n=st.integers(1, 5000), part=st.floats(0, 1), level=st.floats(0, 100))
def test_the_distance_is_ordered_never_negative_and_the_same_seen_from_the_other_side(
    n: int, part: float, level: float
) -> None:
    k = round(part * n)
    found = one(row("zone1", 100 * k / n, k, n), row("kommunen", level)).distance
    mirrored = one(row("zone1", 100 * (n - k) / n, n - k, n), row("kommunen", 100 - level), HIGHER).distance
    assert found is not None
    assert mirrored is not None
    assert 0 <= found.low <= found.mid + 1e-9
    assert found.mid <= found.high + 1e-9
    assert found.high <= n
    assert (found.low, found.mid, found.high) == pytest.approx(
        (mirrored.low, mirrored.mid, mirrored.high), abs=1e-6
    )


def test_kroner_by_hand() -> None:
    """126,035 persons at 42, 70 and 136 thousand kr.; half of them stay."""
    made = worth(Persons(97, 126.035, 157), UnitValue(42, 70, 136))
    assert (made.low, made.mid, made.high) == pytest.approx((5293.47, 8822.45, 17140.76))
    assert (made.least, made.most) == (97 * 42, 157 * 136)
    assert worth_words(made)[0] == "Lav 5,3 mio. kr., høj 17,1 mio. kr. om året."
    half = staying(Persons(97, 126.035, 157), 50)
    assert half == Persons(48.5, 63.0175, 78.5)
    assert [kroner(each) for each in (0, 840, 999.6, 8822.45)] == [
        "0 kr.", "840.000 kr.", "1,0 mio. kr.", "8,8 mio. kr."
    ]  # fmt: skip


@pytest.mark.parametrize("values", [(70, 42, 136), (42, 140, 136), (9, 70, 136), (42, 70, 301)])
def test_a_unit_value_out_of_order_or_bounds_is_refused_in_a_sentence(
    values: tuple[float, float, float],
) -> None:
    with pytest.raises(InvalidNumbers, match="rækkefølge"):
        UnitValue(*values)


def test_stayers_are_a_share() -> None:
    with pytest.raises(InvalidNumbers, match="0 til 100"):
        staying(Persons(1, 2, 3), 101)


def test_kroner_are_for_shares_about_work_only() -> None:
    def like(theme: str = WORK.theme, kind: Kind = Kind.SHARE, polarity: Polarity = LOWER) -> Indicator:
        fields = {**vars(WORK), "theme": theme, "kind": kind, "polarity": polarity}
        return Indicator(**fields)

    assert has_unit_value(WORK)
    assert has_unit_value(like("Beskæftigelse"))
    schooling = like("Uddannelse og livschancer")
    assert has_potential(schooling)
    assert not has_unit_value(schooling)
    assert "ingen kroner" in unit_value_words(schooling)
    assert unit_value_words(WORK) == ""
    assert not has_potential(like(polarity=Polarity.NONE))
    assert not has_unit_value(like(kind=Kind.COUNT))


def test_the_best_area_depends_on_the_polarity_and_needs_a_figure() -> None:
    rows = pd.DataFrame(
        [row("a", 20.0), row("b", 10.0), row("c", 30.0), row("d", 1.0, status=Status.DISKRETIONERET)]
    )
    assert best_area(rows, LOWER) == "b"
    assert best_area(rows, HIGHER) == "c"
    assert best_area(rows[rows["area_id"] == "d"], LOWER) is None


def test_an_answer_keeps_all_that_is_known_of_the_area() -> None:
    level = row("kommunen", 22.3)
    later = row("kommunen", 22.3, day=pd.Timestamp("2021-06-01"))
    without_level = one(row("zone1", 20.0, 40, 200), later)
    assert without_level == Potential("zone1", "zone1", Answer.UDEN_NIVEAU, share=20.0, now=40.0)
    demo = one(row("zone1", 20.0, 40, 200, provenance=Provenance.DEMO), later)
    assert demo == Potential("zone1", "zone1", Answer.UDEN_NIVEAU, share=20.0, now=40.0, is_demo=True)
    bare = one(row("zone1", 47.9, provenance=Provenance.DEMO), level)
    assert bare == Potential("zone1", "zone1", Answer.UDEN_ANTAL, share=47.9, level=22.3, is_demo=True)
    counted = one(row("zone1", 0.0, 0), level)
    assert (counted.now, counted.share, counted.level, counted.is_demo) == (0.0, 0.0, 22.3, False)
    masked = one(row("zone1", math.nan, status=Status.DISKRETIONERET), level)
    assert masked == Potential("zone1", "zone1", Answer.DISKRETIONERET)
    own = one(row("kommunen", 22.3, 223, 1000, provenance=Provenance.DEMO), level)
    assert own == Potential(
        "kommunen", "kommunen", Answer.MAALESTOK, share=22.3, level=22.3, now=223.0, is_demo=True
    )


def test_half_a_person_is_a_distance_and_less_is_none() -> None:
    """1,000 persons, 25 % against 24.95 %: half a person; against 24.951 % less."""
    area = row("zone1", 25.0, 250, 1000)
    assert one(area, row("kommunen", 24.95)).answer is Answer.AFSTAND
    assert one(area, row("kommunen", 24.951)).answer is Answer.INGEN
    found = one(area, row("kommunen", 20.0))
    assert (found.there, found.now, found.share, found.level, found.counted) == (
        200.0,
        250.0,
        25.0,
        20.0,
        True,
    )
    assert not one(row("zone1", 25.0, 250), row("kommunen", 20.0)).counted


def test_persons_in_words() -> None:
    assert [persons_words(each) for each in (0.0, 0.6, 1.0, 1.4, 126.0)] == [
        "0 personer", "1 person", "1 person", "1 person", "126 personer",
    ]  # fmt: skip
    assert span_words(Persons(96.0, 126.0, 158.0)) == "126 personer (95 %-interval 96 til 158)"
    asked = one(row("zone1", 25.0, 250), row("kommunen", 20.0))
    assert counted_words(asked) == (
        "Kilden har 250 personer og 25,0\N{NO-BREAK SPACE}% i zone1: antallet bag 100 % og "
        "intervallet er regnet ud af de to."
    )
    assert counted_words(one(row("zone1", 25.0, 250, 1000), row("kommunen", 20.0))) == ""
    assert counted_words(one(row("zone1", 25.0), row("kommunen", 20.0))) == ""
