"""Parts that should add up: told whole, with what is unknown, half persons, and afdelinger that have moved."""

from typing import Any

import pandas as pd
import pytest

from lib.domain.datatraek.checks_context import summable_indicators, zone_level_indicators
from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.disclosure.facts import PartSum, PublicFacts
from tests.domain.datatraek.checked_builders import FACTS, HOMES, context, found, on, rows, share

_, ASKS, _ = Severity
FILE = Place("fil.xlsx")
REMEDY = "Se efter, om en del mangler eller står to gange, og bekræft tallene, hvis de er rigtige."
Record = dict[str, Any]


def homes(numerators: list[int], **more: Any) -> list[Record]:
    """A share of 100 for each of the first homes: four of them are the first zone."""
    return [share(home, x, 100, **more) for home, x in zip(HOMES, numerators, strict=False)]


def counted(area: str, value: float | None, indicator: str = "beboere", **more: Any) -> Record:
    """A bare count, masked where it has no value."""
    status = "diskretioneret" if value is None else "ok"
    return {"indicator_id": indicator, "area_id": area, "value": value, "status": status, **more}


def said(new: list[Record], old: list[Record] | None = None, **more: Any) -> list[str]:
    """What is said of totals, without the label, area and day before it."""
    before = None if old is None else rows(*old)
    findings = [each for each in found(rows(*new), before, **more) if each.code == "sum_passer_ikke"]
    return [each.problem.partition(": ")[2] for each in findings]


def test_a_total_in_force_is_told_whole_and_has_no_place_in_the_file() -> None:
    new, old = rows(*homes([10, 20, 30, 1040])), rows(share("z1", 1098, 4000))
    assert [each for each in found(new, old) if each.code == "sum_passer_ikke"] == [
        Finding(
            ASKS,
            "sum_passer_ikke",
            FILE,
            "«Kun grundskole», Zone 1, 1. oktober 2024: delene er tilsammen 1.100, men totalen i de tal, der gælder "
            "nu, er 1.098, altså 2 personer for mange.",
            REMEDY,
        )
    ]


def test_a_total_in_the_first_row_has_its_place() -> None:
    new = rows(share("z1", 98, 400), *homes([10, 20, 30, 40]))
    (finding,) = [each for each in found(new) if each.code == "sum_passer_ikke"]
    assert finding.place == Place("fil.xlsx", "Ark1", "B2")


def test_the_files_own_total_goes_before_one_in_force() -> None:
    parts = homes([10, 20, 30, 40])
    assert said([*parts, share("z1", 100, 400)], [share("z1", 90, 400)]) == []
    assert said([*parts, share("z1", 101, 400)], [share("z1", 100, 400)]) == [
        "delene er tilsammen 100, men totalen i filen er 101, altså 1 person for få."
    ]


def test_zones_add_up_to_the_plan_and_the_plan_to_nothing() -> None:
    zones = [share("z1", 100, 400), share("z2", 60, 400)]
    assert said([*zones, share("plan", 160, 800), share("by", 900, 5000)]) == []
    assert said([*zones, share("plan", 159, 800)]) == [
        "delene er tilsammen 160, men totalen i filen er 159, altså 1 person for mange."
    ]


def test_totals_are_told_in_the_order_of_the_file_those_in_force_first() -> None:
    new = [
        share("plan", 1, 800),
        *homes([10, 20, 30, 40, 50]),
        share("z1", 2, 400),
        *[counted(home, 10.0) for home in HOMES[:4]],
    ]
    assert [each.partition("totalen i ")[2] for each in said(new, [counted("z1", 3.0)])] == [
        "de tal, der gælder nu, er 3, altså 37 personer for mange.",
        "filen er 1, altså 1 person for mange.",
        "filen er 2, altså 98 personer for mange.",
    ]


@pytest.mark.parametrize(
    ("parts", "total", "words"),
    [
        # Whole persons meet exactly.
        ([10.0, 10, 10, 10], 40.0, None),
        (
            [10.0, 10, 10, 10],
            41.0,
            "delene er tilsammen 40, men totalen i filen er 41, altså 1 person for få.",
        ),
        # An average of two years may be half a person off for each part that is one, and for the total.
        ([10.5, 10, 10, 10], 40.0, None),
        ([10.5, 10, 10, 10], 41.0, None),
        (
            [10.5, 10, 10, 10],
            39.0,
            "delene er tilsammen 40,5, men totalen i filen er 39, altså 1,5 personer for mange.",
        ),
        ([10.5, 10.5, 10, 10], 42.0, None),
        (
            [10.5, 10.5, 10, 10],
            43.0,
            "delene er tilsammen 41, men totalen i filen er 43, altså 2 personer for få.",
        ),
        ([10.0, 10, 10, 10], 40.5, None),
        (
            [10.0, 10, 10, 10],
            41.5,
            "delene er tilsammen 40, men totalen i filen er 41,5, altså 1,5 personer for få.",
        ),
        ([10.5, 10, 10, 10], 41.5, None),
        (
            [10.5, 10, 10, 10],
            42.5,
            "delene er tilsammen 40,5, men totalen i filen er 42,5, altså 2 personer for få.",
        ),
    ],
)
def test_half_persons_are_allowed_for_what_is_no_whole_number(
    parts: list[float], total: float, words: str | None
) -> None:
    table = [*(counted(home, x) for home, x in zip(HOMES, parts, strict=False)), counted("z1", total)]
    assert said(table) == ([words] if words else [])


def test_a_zone_with_a_part_unknown_or_left_out_may_have_more_than_its_parts_and_never_less() -> None:
    total = [counted("z1", 40.0)]
    for part in ([counted("a4", None)], []):
        known = [counted(home, 10.0) for home in HOMES[:3]]
        assert said([*known, *part, *total]) == []
        over = [*(counted(home, 14.0) for home in HOMES[:3]), *part, *total]
        assert said(over) == [
            "delene er tilsammen 42, men totalen i filen er 40, altså 2 personer for mange."
        ]
    assert said([*known, counted("a4", 9.0), counted("z1", None)]) == [], "a total that is not told is none"


def test_a_known_sum_with_a_part_unknown_or_left_out() -> None:
    def zone(indicator: str, value: float | None) -> Record:
        return counted("z1", value, indicator)

    total = share("z1", 31, 200, indicator_id="ledige")
    few = "delene er tilsammen 30, men totalen i filen er 31, altså 1 person for få."
    many = "delene er tilsammen 32, men totalen i filen er 31, altså 1 person for mange."
    assert said([zone("g1", 20.0), zone("g2", 10.0), total]) == [few]
    assert said([zone("g1", 20.0), zone("g2", None), total]) == []
    assert said([zone("g1", 20.0), total]) == []
    assert said([zone("g1", 32.0), total]) == [many]
    assert said([zone("g1", 20.0), zone("g2", 10.0)], [total]) == [
        few.replace("filen", "de tal, der gælder nu,")
    ]
    assert said([zone("g1", 20.0), zone("g2", 10.0), {**total, **on("2023-10-01")}]) == []
    assert said([total]) == []


def test_every_known_sum_of_the_plan_is_held_against_its_parts() -> None:
    facts = PublicFacts(sums=(PartSum("x", ("g1", "g2")), PartSum("g2", ("g1",)), PartSum("g1", ("g2b",))))
    table = [counted("z1", number, key) for key, number in (("g1", 5.0), ("g2", 4.0), ("g2b", 6.0))]
    assert said(table, facts=facts) == [
        "delene er tilsammen 5, men totalen i filen er 4, altså 1 person for mange.",
        "delene er tilsammen 6, men totalen i filen er 5, altså 1 person for mange.",
    ]


def test_the_numerators_of_shares_and_rates_are_summed_and_means_are_not() -> None:
    rates = [
        {"indicator_id": "domme", "area_id": home, "numerator": 3, "denominator": 100} for home in HOMES[:4]
    ]
    assert said(
        [*rates, {"indicator_id": "domme", "area_id": "z1", "numerator": 13, "denominator": 400}]
    ) == ["delene er tilsammen 12, men totalen i filen er 13, altså 1 person for få."]
    means = [counted(home, 10.0, "alder") for home in HOMES[:4]]
    assert said([*means, counted("z1", 10.0, "alder")]) == []


def test_what_may_be_summed_is_what_the_plan_says_and_what_its_sums_are_made_of() -> None:
    assert summable_indicators(context()) == {"skole", "job", "domme", "beboere", "ledige", "g1", "g2", "g2b"}
    assert zone_level_indicators(FACTS) == {"g1", "g2", "g2b"}


MOVES = pd.DataFrame(
    [
        ("a1", "z2", pd.NaT, pd.Timestamp("2024-09-30")),
        ("a1", "z1", pd.Timestamp("2024-10-01"), pd.Timestamp("2025-09-30")),
        ("a1", "z2", pd.Timestamp("2025-10-01"), pd.NaT),
        # One stay is what the areas say already; an afdeling that the plan does not know counts nowhere.
        ("a2", "z2", pd.NaT, pd.NaT),
        ("nedlagt", "z1", pd.NaT, pd.Timestamp("2020-01-01")),
        ("nedlagt", "z2", pd.Timestamp("2020-01-02"), pd.NaT),
    ],
    columns=["area_id", "zone", "valid_from", "valid_to"],
)


@pytest.mark.parametrize(
    ("day", "total"),
    [("2024-09-30", 90), ("2024-10-01", 100), ("2025-09-30", 100), ("2025-10-01", 90), ("2020-01-01", 90)],
)
def test_an_afdeling_counts_in_the_zone_of_the_periods_last_day(day: str, total: int) -> None:
    """The four homes of the first zone have 100, and 90 without the first."""
    unknown = share("nedlagt", 5, 100, **on(day))
    parts = homes([10, 20, 30, 40], **on(day))
    assert said([*parts, unknown, share("z1", total, 400, **on(day))], memberships=MOVES) == []
    one_less = said([*parts, unknown, share("z1", total - 1, 400, **on(day))], memberships=MOVES)
    assert [each.partition("altså ")[2] for each in one_less] == ["1 person for mange."]
