"""The exponent of growth, and the picture of it."""

from pathlib import Path

import pytest

from tests.bench.growth import Growth, draw, exponent, growth_table
from tests.bench.report import Timing

ROWS = (10_000, 1_000_000, 7_000_000)


def growth(name: str, power: float) -> Growth:
    return Growth(name, ROWS, tuple(Timing(20, 3 * rows**power, 4 * rows**power) for rows in ROWS))


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 2.0])
def test_the_exponent_of_a_power_law_is_its_power(power: float) -> None:
    assert growth("q", power).exponent == pytest.approx(power, abs=1e-9)
    assert exponent([1, 10, 100], [5, 5 * 10**power, 5 * 100**power]) == pytest.approx(power)


def test_the_steepest_comes_first_and_the_largest_is_held_against_the_smallest() -> None:
    rows = growth_table(
        [growth("flat", 0.0), growth("steep", 1.0)], ["1×", "30×", "national"], "question"
    ).splitlines()
    assert rows[0] == "| question | 1×, ms | 30×, ms | national, ms | largest / smallest | exponent |"
    assert rows[2].startswith("| steep ")
    assert rows[2].endswith("| 700.00× | 1.00 |")
    assert rows[3].endswith("| 1.00× | 0.00 |")


def test_the_picture_names_the_steepest_and_says_the_exponent(tmp_path: Path) -> None:
    found = [growth(f"q{number}", number / 20) for number in range(9)]
    draw({"questions": found, "pages": [growth("Mål", 0.1)]}, tmp_path / "img" / "growth.svg")
    drawn = (tmp_path / "img" / "growth.svg").read_text(encoding="utf-8")
    assert ">q8<" in drawn
    assert ">q0<" not in drawn
    assert "median exponent 0.20" in drawn
