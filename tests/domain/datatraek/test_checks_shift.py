"""Whole columns that are not what they say: told whole, and how near and how far that is."""

from typing import Any

import pandas as pd
import pytest

from lib.domain.datatraek.finding import Finding, Place, Severity
from tests.domain.datatraek.checked_builders import HOMES, found, on, only, rows

_, ASKS, _ = Severity
BEFORE = on("2023-10-01")
FIRST, SECOND = (Place("fil.xlsx", "Ark1", cell) for cell in ("B2", "B3"))
NAMES = {"skole": "Kun grundskole", "job": "I job", "tryg": "Trygge", "beboere": "Beboere", "g1": "Gruppe 1"}
STEP = "Se efter, om områder og tal er kommet ud af takt, og ret filen."
SAME = "Se efter, om en celle er kopieret ned gennem kolonnen, eller om det er tallet for hele kommunen."
NB = "\N{NO-BREAK SPACE}"


def table(columns: dict[str, list[float]], **more: Any) -> pd.DataFrame:
    """Figures home by home, and in each home column by column, as a wide table gives them."""
    size = max(map(len, columns.values()))
    return rows(
        *[
            {"indicator_id": key, "area_id": HOMES[place], "value": float(cells[place]), **more}
            for place in range(size)
            for key, cells in columns.items()
            if place < len(cells)
        ]
    )


def of(code: str, new: pd.DataFrame, old: pd.DataFrame | None = None) -> list[Finding]:
    return [finding for finding in found(new, old) if finding.code == code]


def moved(new: dict[str, list[float]], old: dict[str, list[float]]) -> list[Finding]:
    return of("kolonne_forskudt", table(new), table(old, **BEFORE))


def like(own: str, other: str, place: Place) -> Finding:
    """That a column looks like another."""
    return Finding(
        ASKS,
        "kolonne_forskudt",
        place,
        f"Tallene i «{NAMES[own]}» ligner dem, «{NAMES[other]}» plejer at have, og ikke kolonnens egne.",
        f"Se efter, om kolonnerne er forskudt: hører tallene til «{NAMES[other]}», så ret filen eller kildens "
        "opsætning.",
    )


LOW, HIGH = [20.0, 24, 30, 22], [60.0, 66, 58, 71]


def test_two_columns_that_changed_places_are_told_whole() -> None:
    assert moved({"skole": HIGH, "job": LOW}, {"skole": LOW, "job": HIGH}) == [
        like("skole", "job", FIRST),
        like("job", "skole", SECOND),
    ]


def test_columns_that_moved_one_on_are_told_with_where_they_belong() -> None:
    odd = [40.0, 45, 41, 49]
    made = moved({"skole": odd, "job": LOW, "tryg": HIGH}, {"skole": LOW, "job": HIGH, "tryg": odd})
    assert made == [
        like("skole", "tryg", FIRST),
        like("job", "skole", SECOND),
        like("tryg", "job", Place("fil.xlsx", "Ark1", "B4")),
    ]


def test_under_four_areas_in_common_columns_are_not_compared() -> None:
    assert moved({"skole": HIGH[:3], "job": LOW[:3]}, {"skole": LOW, "job": HIGH}) == []
    assert moved({"skole": HIGH, "job": LOW}, {"skole": LOW[:3], "job": HIGH[:3]}) == []


def test_columns_of_different_scales_are_not_compared() -> None:
    assert moved({"skole": HIGH, "domme": LOW}, {"skole": LOW, "domme": HIGH}) == []


@pytest.mark.parametrize(
    ("gap", "told"),
    [
        # Three points from one's own history is far for a share; a hair under is not.
        (3.0, True),
        (2.9, False),
    ],
)
def test_a_share_is_far_from_its_history_at_three_points(gap: float, told: bool) -> None:
    low, high = [20.0] * 3 + [30.0], [20.0 + gap] * 3 + [30.0 + gap]
    assert bool(moved({"skole": high, "job": low}, {"skole": low, "job": high})) is told


@pytest.mark.parametrize(("off", "told"), [(2.0, True), (2.1, False)])
def test_another_history_must_be_three_times_nearer(off: float, told: bool) -> None:
    """Ten points apart before; each column stands `off` from the other's history, so 10 - off from its own."""
    low, high = [20.0, 21.0, 22.0, 29.0], [28.0 + each for each in (0, 1, 2, 9)]
    own = {"skole": [each - off for each in high], "job": [each + off for each in low]}
    assert bool(moved(own, {"skole": low, "job": high})) is told


def test_counts_are_held_against_each_other_by_their_square_roots() -> None:
    """2√100 = 20 and 2√121 = 22: two apart is far for counts, 100 and 110 (0,98 apart) is not."""
    small, large, near = [100.0, 100, 100, 400], [121.0, 121, 121, 441], [110.0, 110, 110, 420]
    zones = {"beboere": small, "g1": large}
    assert moved({"beboere": large, "g1": small}, zones) == [
        like("g1", "beboere", SECOND),
        like("beboere", "g1", FIRST),
    ]
    assert moved({"beboere": near, "g1": small}, {"beboere": small, "g1": near}) == []


def test_the_history_of_a_row_is_what_is_in_force_for_its_period_else_the_one_before() -> None:
    old = pd.concat(
        [table({"skole": LOW, "job": HIGH}), table({"skole": HIGH, "job": LOW}, **BEFORE)], ignore_index=True
    )
    assert of("kolonne_forskudt", table({"skole": LOW, "job": HIGH}), old) == []
    assert len(of("kolonne_forskudt", table({"skole": HIGH, "job": LOW}), old)) == 2


def test_only_the_newest_period_of_a_column_is_looked_at() -> None:
    turned = pd.concat(
        [table({"skole": HIGH, "job": LOW}, **BEFORE), table({"skole": LOW, "job": HIGH})], ignore_index=True
    )
    before = table({"skole": LOW, "job": HIGH}, **on("2022-10-01"))
    assert [each.problem for each in of("kolonne_forskudt", turned, before)] == [
        each.problem for each in (like("skole", "job", FIRST), like("job", "skole", SECOND))
    ]


CELLS = [20.0, 44, 31, 62, 26, 55, 28, 71]


def slid(now: list[float], old: list[float], indicator: str = "skole") -> list[Finding]:
    return of("raekker_forskudt", table({indicator: now}), table({indicator: old}, **BEFORE))


def test_a_column_a_row_down_or_up_is_told_whole() -> None:
    for now, words in (([50.0, *CELLS[:-1]], "langt nede"), ([*CELLS[1:], 50.0], "højt oppe")):
        assert slid(now, CELLS) == [
            Finding(
                ASKS,
                "raekker_forskudt",
                FIRST,
                f"Tallene i «Kun grundskole» ser ud til at stå en række for {words} i forhold til områderne.",
                STEP,
            )
        ]
    assert slid(CELLS, CELLS) == []
    assert slid([95.0, 5.0] * 4, CELLS) == [], "far from all of it"


def test_seven_rows_in_common_are_enough_and_six_are_not() -> None:
    down = [50.0, *CELLS[:-1]]
    assert len(slid(down, CELLS)) == 1
    assert slid(down[:7], CELLS[:7]) == [], "shifted by one there are six"


def test_the_way_it_slid_is_right_where_only_one_way_can_be_tried() -> None:
    """Without the history of the last area there are seven rows a row down and six a row up, and the other way."""
    (down,) = slid([50.0, *CELLS[:-1]], CELLS[:-1])
    assert "langt nede" in down.problem
    lacking = table({"skole": CELLS}, **BEFORE).iloc[1:]
    (up,) = of("raekker_forskudt", table({"skole": [*CELLS[1:], 50.0]}), lacking)
    assert "højt oppe" in up.problem


def alike(values: list[float], indicator: str = "skole", before: list[float] | None = None) -> list[Finding]:
    old = None if before is None else table({indicator: before}, **BEFORE)
    return of("alle_ens", table({indicator: values}), old)


def test_one_value_throughout_is_told_whole_once_for_each_column_and_period() -> None:
    new = pd.concat([table({"skole": [31.25] * 4, "job": LOW}), table({"skole": [9.0] * 4}, **BEFORE)])
    assert of("alle_ens", new) == [
        Finding(
            ASKS,
            "alle_ens",
            FIRST,
            f"«Kun grundskole», {when}: alle 4 områder har den samme værdi, {value}{NB}%.",
            SAME,
        )
        for when, value in (("1. oktober 2024", "31,25"), ("1. oktober 2023", "9,0"))
    ]


@pytest.mark.parametrize(
    ("values", "indicator", "before", "told"),
    [
        ([31.0] * 4, "skole", None, True),
        ([31.0] * 3, "skole", None, False),
        ([31.0, 31, 31, 30], "skole", None, False),
        ([31.0] * 4, "skole", [31.0] * 4, False),
        ([31.0] * 4, "skole", [31.0, 31, 31, 30], True),
        ([31.0] * 4, "skole", [31.0], True),
        # Nought is an answer, asked about where more than half of the areas had something before.
        ([0.0] * 4, "skole", None, False),
        ([0.0] * 4, "skole", [3.0, 3, 0, 0], False),
        ([0.0] * 4, "skole", [3.0, 3, 3, 0], True),
        # A small count may be the same in a few areas, not in ten; we have eight.
        ([9.0] * 8, "beboere", None, False),
        ([10.0] * 8, "beboere", None, True),
        ([0.0] * 8, "beboere", [3.0] * 8, True),
        ([9.0] * 8, "skole", None, True),
    ],
)
def test_when_one_value_throughout_is_asked_about(
    values: list[float], indicator: str, before: list[float] | None, told: bool
) -> None:
    assert bool(alike(values, indicator, before)) is told


def test_a_small_count_that_is_the_same_in_ten_areas_is_asked_about() -> None:
    everywhere = [*HOMES, "z1", "z2"]
    ten = [{"indicator_id": "beboere", "area_id": area, "value": 9.0} for area in everywhere]
    finding = only(found(rows(*ten)), "alle_ens")
    assert finding.problem == "«Beboere», 1. oktober 2024: alle 10 områder har den samme værdi, 9."
    assert of("alle_ens", rows(*ten[:-1])) == []
