"""The tables of reach and effect whole, by hand on a small plan, and the assumptions on their bounds."""

import math

import pandas as pd
import pytest

from lib.domain.allocation.coverage import Need, ZoneChange
from lib.domain.effect.assumptions import Assumptions, EffectAssumption, Span, assumptions_from
from lib.domain.effect.curve import more_reached, persons_reached, share_of_ceiling
from lib.domain.effect.effect import effect_at, effects, reach, valued
from lib.domain.effect.roles import EVERY, Role
from lib.domain.effect.sentences import reached_words, span_words, zero_sum
from tests.domain.allocation.builders import ZONE_IDS, move, real_rulebook, small_rulebook
from tests.domain.effect.test_assumptions import row

BOOK = small_rulebook({"a": (10, 0, 0, 0), "b": (2, 0, 0, 0)})
BEFORE = BOOK.base
AFTER = BEFORE.shifted(move("a", 1, 2, 4))
NEED = Need("a", (("zone1", 100.0), ("zone2", 50.0), ("zone4", 200.0)), "proxy")
OTHER = Need("b", (("zone1", 60.0), ("zone2", 80.0)), "published")


def sure(mid: float) -> Span:
    return Span(mid, mid, mid)


ASSUMED = Assumptions(
    (
        row("loft_alle", Role.LOFT, sure(80)),
        row("maetning_alle", Role.MAETNING, sure(60)),
        row("styrke_alle", Role.STYRKE, sure(90)),
        row("loft_a", Role.LOFT, Span(40, 50, 60), ("a",)),
        row("maetning_a", Role.MAETNING, sure(10), ("a",)),
        row("styrke_a", Role.STYRKE, sure(20), ("a",)),
        row("virkning_ab", Role.EFFEKT, Span(1, 2, 3), ("a", "b"), grade=1),
    )
)


def gone(hours_per_100: float) -> float:
    """Share of the ceiling on the scale of ten."""
    return 1 - math.exp(-hours_per_100 / 10)


def nan_as_none(frame: pd.DataFrame) -> dict[str, list[object]]:
    return {
        str(name): [None if isinstance(each, float) and math.isnan(each) else each for each in column]
        for name, column in frame.to_dict("list").items()
    }


def test_reach_is_a_row_for_each_zone_by_the_activitys_own_ceiling_and_saturation() -> None:
    found = reach(BOOK.agreement, BEFORE, AFTER, [NEED], ASSUMED)
    first, second = found.iloc[0], found.iloc[1]
    about = ["activity_id", "name", "basis", "zone", "persons", "hours_before", "hours_after"]
    assert first[about].tolist() == ["a", "A", "proxy", "zone1", 100, 10, 6]
    assert second[about].tolist() == ["a", "A", "proxy", "zone2", 50, 0, 4]
    spans = [f"{when}_{each}" for when in ("before", "after", "change") for each in ("low", "mid", "high")]
    assert found.columns.tolist() == [*about, *spans]
    step = gone(6) - gone(10)
    assert first[spans].tolist() == pytest.approx(
        [top * gone(10) for top in (40, 50, 60)]
        + [top * gone(6) for top in (40, 50, 60)]
        + [60 * step, 50 * step, 40 * step]
    )
    # 4 hours for 50 persons are 8 for each hundred.
    assert second[spans].tolist() == pytest.approx(
        [0, 0, 0] + 2 * [top / 2 * gone(8) for top in (40, 50, 60)]
    )
    assert found["persons"].tolist() == [100, 50, 0, 200]
    assert reached_words(dict(first), "after") == "23 (18 til 27)"


def test_an_effect_of_two_activities_is_told_whole_zone_by_zone() -> None:
    """12, then 8 hours of the two together for the 100 of the larger target group, against 20 where it was measured."""
    found = effects(BOOK.agreement, BEFORE, AFTER, [NEED, OTHER], ASSUMED).iloc[:1]
    part = [gone(12) / gone(20), gone(8) / gone(20)]
    step = part[1] - part[0]
    expected = {
        "assumption_id": "virkning_ab", "activities": "a;b", "name": "A, B", "grade": 1, "zone": "zone1",
        "persons": 100, "hours_before": 12, "hours_after": 8, "told_apart": False,
        "before_low": part[0], "before_mid": 2 * part[0], "before_high": 3 * part[0],
        "after_low": part[1], "after_mid": 2 * part[1], "after_high": 3 * part[1],
        "change_low": 3 * step, "change_mid": 2 * step, "change_high": step,
    }  # fmt: skip
    assert set(found.columns) == set(expected)
    assert found.iloc[0].to_dict() == {
        name: pytest.approx(each) if isinstance(each, float) else each for name, each in expected.items()
    }


def test_an_effect_whose_target_group_nobody_counted_has_no_persons_and_no_number() -> None:
    found = effects(BOOK.agreement, BEFORE, AFTER, [], ASSUMED)
    assert found["persons"].tolist() == [0.0] * 4
    assert found[["before_mid", "after_mid", "change_mid"]].isna().all(axis=None)


def test_one_person_is_a_target_group_and_nobody_is_none() -> None:
    effect = ASSUMED.effects[0]
    at_one = effect_at(effect, 0.2, 1, ASSUMED)
    assert at_one is not None
    assert (at_one.low, at_one.mid, at_one.high) == pytest.approx((1, 2, 3))
    assert effect_at(effect, 0.2, 0, ASSUMED) is None
    nobody = Span(0, 0, 0)
    assert persons_reached(1, 0, sure(50), sure(10)) == more_reached(1, 2, 0, sure(50), sure(10)) == nobody
    assert persons_reached(0.1, 1, sure(50), sure(10)).mid == pytest.approx(0.5 * gone(10))
    assert more_reached(0, 0.1, 1, sure(50), sure(10)).mid == pytest.approx(0.5 * gone(10))


def test_a_scale_is_over_none() -> None:
    assert share_of_ceiling(1, 1) == pytest.approx(1 - math.exp(-1))
    assert share_of_ceiling(1, 0.5) == pytest.approx(1 - math.exp(-2))
    for hours, scale in ((1, 0), (1, -1), (-0.1, 1)):
        with pytest.raises(ValueError, match="hours per 100 on the scale"):
            share_of_ceiling(hours, scale)


def test_what_a_change_is_worth_stands_on_the_row_it_is_of() -> None:
    frame = pd.DataFrame(
        {"zone": ["zone2", "zone1"], "change_low": [-2.0, 1.0], "change_mid": [-1.0, 2.0], "change_high": [1.0, 4.0]},
        index=[7, 3],
    )  # fmt: skip
    found = valued(frame, {"zone1": 200.0}, Span(40, 70, 130))
    assert found.index.tolist() == [7, 3]
    added = found.drop(columns=frame.columns)
    assert nan_as_none(added) == {
        "people_low": [None, 2.0], "people_mid": [None, 4.0], "people_high": [None, 8.0],
        "worth_low": [None, 80.0], "worth_mid": [None, 280.0], "worth_high": [None, 1040.0],
    }  # fmt: skip


def test_where_hours_are_only_added_or_only_taken_nothing_is_moved() -> None:
    agreement = real_rulebook().agreement
    more, fewer = ZoneChange("zone1", 10, 12, 2, 0), ZoneChange("zone2", 10, 8, 0, 2)
    assert zero_sum([more], agreement) == zero_sum([fewer], agreement) == ""
    assert zero_sum([more, fewer], agreement).startswith(
        "Timerne er de samme i alt: det, zone 1 får mere (2 timer)"
    )
    assert span_words(Span(0, 0.8, 1.26)) == "0,8 (0,0 til 1,3)"


def test_spans_that_only_touch_overlap_from_both_sides() -> None:
    assert Span(2, 3, 4).overlaps(Span(0, 1, 2))
    assert Span(0, 1, 2).overlaps(Span(2, 3, 4))
    assert not Span(2.1, 3, 4).overlaps(Span(0, 1, 2))


@pytest.mark.parametrize(
    ("role", "span", "grade", "editable", "effect"),
    [
        (Role.EFFEKT, Span(0, 1, 2), 1, True, True),
        (Role.EFFEKT, Span(0, 1, 2), 0, False, False),
        (Role.EFFEKT, None, 2, False, False),
        (Role.LOFT, Span(0, 1, 2), 0, True, False),
        (Role.LOFT, None, 2, False, False),
    ],
)
def test_what_may_be_set_and_what_may_be_said(
    role: Role, span: Span | None, grade: int, editable: bool, effect: bool
) -> None:
    made = row("x", role, span, grade=grade, limits=(-3, 3))
    assert (made.editable, made.gives_effect) == (editable, effect)
    assert [made.typed(words) for words in ("-3", "-3,1", "3", "3,1")] == [-3, None, 3, None]


def test_a_file_is_read_field_by_field() -> None:
    texts = {"role": "loft", "unit": "pct", "name": "Loft", "source": "Kilden"}
    numbers = {"low": 1, "mid": 2, "high": 3, "least": 0, "most": 9, "grade": 2}
    known = {"assumption_id": "loft_x", "activity_id": "a; b", "note": "Skøn", **texts, **numbers}
    unknown = dict.fromkeys(["low", "mid", "high", "least", "most", "note"])
    price = {"unit_value_id": "p", "name": "Pris", "low": 42, "mid": 70, "high": 136, "unit": "1.000 kr.",
             "source": "Regnskab", "price_year": 2019, "note": "Ét sted."}  # fmt: skip
    found = assumptions_from(pd.DataFrame([known, {**known, **unknown}]), pd.DataFrame([price])).rows
    plain = EffectAssumption(
        "loft_x", Role.LOFT, ("a", "b"), "Loft", Span(1, 2, 3), "pct", 0, 9, 2, "Kilden", "Skøn"
    )
    assert found[0] == plain
    assert (found[1].span, found[1].note) == (None, "")
    assert math.isnan(found[1].least)
    assert math.isnan(found[1].most)
    assert found[2] == EffectAssumption(
        f"{Role.VAERDI}_p", Role.VAERDI, (EVERY,), "Pris", Span(42, 70, 136), "1.000 kr.", 10, 300, 2,
        "Regnskab", "Prisår 2019. Ét sted.",
    )  # fmt: skip


def test_zones_are_those_of_the_plan() -> None:
    assert reach(BOOK.agreement, BEFORE, AFTER, [NEED], Assumptions(()))["zone"].tolist() == list(ZONE_IDS)
    lacking = Assumptions((row("loft", Role.LOFT, sure(80)),))
    assert reach(BOOK.agreement, BEFORE, AFTER, [NEED], lacking)["after_mid"].isna().all()
