"""The three findings of a Zoneprofil: certain ones first, one good one among them, and never a made-up one."""

import pytest

from lib.domain.benchmark import Figure
from lib.domain.indicator import Polarity
from lib.domain.judged import Mark
from lib.domain.observation import Provenance
from lib.domain.profile import ProfileLine
from lib.domain.sentences_zone import zone_findings
from tests.domain.profile_builders import demo_line, line, masked_line


def at(gap: float, name: str, mark: Mark = Mark.RETNING, **changes: object) -> ProfileLine:
    """A number `gap` points from a benchmark of 20; low is good."""
    figures = {
        "figure": Figure(20 + gap, Provenance.PUBLISHED),
        "benchmark": Figure(20.0, Provenance.PUBLISHED),
    }
    return line(gap=gap, short_label=name, mark=mark, change="", **{**figures, **changes})


def names(*lines: ProfileLine) -> list[str]:
    return [each.line.short_label for each in zone_findings("Zone 1", lines, "kommunen")]


def test_a_finding_says_both_numbers_the_distance_the_side_and_the_change() -> None:
    (found,) = zone_findings("Zone 1", [line()], "kommunen")
    assert found.words.replace("\xa0", " ") == (
        "Uden arbejde, 18-64 år (2019): 47,9 % i Zone 1 og 22,3 % i kommunen. Det er 25,6 procentpoint over kommunen, "
        "den ugunstige side. Tallet er faldet 5,5 siden 2015."
    )
    assert not found.certain


def test_two_of_the_bad_side_and_one_of_the_good_by_distance() -> None:
    assert names(at(5, "a"), at(9, "b"), at(7, "c"), at(-2, "d"), at(-3, "e")) == ["b", "c", "e"]
    assert names(at(5, "a"), at(9, "b"), at(7, "c"), at(6, "f")) == ["b", "c", "f"]
    assert names(at(-2, "d"), at(-3, "e"), at(-1, "g"), at(4, "a")) == ["a", "e", "d"]


def test_certain_ones_come_before_larger_ones() -> None:
    lines = [at(30, "stor"), at(4, "sikker", Mark.VAERRE, low=22.0, high=26.0), at(-9, "god")]
    assert names(*lines) == ["sikker", "stor", "god"]
    first, second, _ = zone_findings("Zone 1", lines, "kommunen")
    assert [each.words.endswith("Forskellen er sikker.") for each in (first, second)] == [True, False]


@pytest.mark.parametrize(
    "left_out",
    [
        demo_line(),
        masked_line(),
        at(8, "usikker", Mark.GRAA),
        at(8, "uden retning", polarity=Polarity.NONE),
        at(8, "pr. 100", unit="pr_100_personer"),
        at(0, "ens"),
        at(-0.9, "næsten ens"),
    ],
)
def test_what_cannot_be_told_is_no_finding(left_out: ProfileLine) -> None:
    assert names(left_out) == []


def test_a_good_finding_is_under_without_a_change_and_says_that_it_is_certain() -> None:
    (found,) = zone_findings("Zone 1", [at(-1, "Uden job", Mark.BEDRE)], "kommunen")
    assert found.words.replace("\xa0", " ") == (
        "Uden job (2019): 19,0 % i Zone 1 og 20,0 % i kommunen. Det er 1,0 procentpoint under kommunen, "
        "den gunstige side. Forskellen er sikker."
    )


def test_one_point_is_enough_to_be_a_finding() -> None:
    (found,) = zone_findings("Zone 1", [at(1, "Uden job")], "kommunen")
    assert found.words.endswith("Det er 1,0 procentpoint over kommunen, den ugunstige side.")


def test_no_percent_at_all_is_a_figure_too() -> None:
    none = {"figure": Figure(0.0, Provenance.PUBLISHED), "benchmark": Figure(3.0, Provenance.PUBLISHED)}
    (found,) = zone_findings("Zone 1", [line(gap=-3.0, **none)], "kommunen")
    assert "0,0\xa0% i Zone 1 og 3,0\xa0% i kommunen" in found.words
    other = {"figure": Figure(3.0, Provenance.PUBLISHED), "benchmark": Figure(0.0, Provenance.PUBLISHED)}
    (found,) = zone_findings("Zone 1", [line(gap=3.0, **other)], "kommunen")
    assert "3,0\xa0% i Zone 1 og 0,0\xa0% i kommunen" in found.words


def test_without_a_known_distance_there_is_no_finding() -> None:
    assert names(line(gap=None)) == []
