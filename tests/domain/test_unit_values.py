"""The bounds of *Potentiale*: what stands exactly on one."""

import pandas as pd
import pytest

from lib.domain.indicator import Polarity
from lib.domain.potential import Answer, Level, Persons, Potential, UnitValue, potentials, staying
from lib.domain.sentences_potential import distance_words
from lib.domain.statistics.errors import InvalidNumbers
from tests.domain.test_potential import row


@pytest.mark.parametrize("value", [10.0, 300.0])
def test_the_three_unit_values_may_be_one_and_stand_on_a_bound(value: float) -> None:
    assert UnitValue(value, value, value).mid == value


def test_all_or_none_may_stay_and_no_more_and_no_less() -> None:
    distance = Persons(10, 20, 40)
    assert staying(distance, 100) == distance
    assert staying(distance, 0) == Persons(0, 0, 0)
    assert staying(distance, 0.5) == Persons(0.05, 0.1, 0.2)
    for outside in (-0.1, 100.1):
        with pytest.raises(InvalidNumbers) as refused:
            staying(distance, outside)
        assert str(refused.value) == "Andelen af blivende beboere skal ligge fra 0 til 100 procent."


@pytest.mark.parametrize(("low", "certain"), [(0.0, False), (0.4, True)])
def test_a_distance_is_certain_when_it_cannot_be_none(low: float, certain: bool) -> None:
    assert Potential("z1", "Zone 1", Answer.AFSTAND, distance=Persons(low, 3, 5)).certain is certain


def one(share: float, numerator: float, denominator: float | None, level: float) -> Potential:
    areas, held = (
        pd.DataFrame([each]) for each in (row("z1", share, numerator, denominator), row("k", level))
    )
    (found,) = potentials(areas, held, Level("kommunens niveau", "k", independent=False), Polarity.LOWER)
    return found


def test_half_a_person_is_written_as_nobody_and_is_no_distance() -> None:
    """100 persons, 25,0 % against 24,5 %: half a person, which is rounded to 0."""
    assert one(25.0, 25, 100, 24.5).answer is Answer.INGEN
    found = one(25.0, 25, 100, 24.25)
    assert found.answer is Answer.AFSTAND
    assert distance_words(found).startswith("1 person (")


def test_a_small_share_with_its_persons_tells_the_whole() -> None:
    """8 persons who are 0,5 % are of 1.600; 0,25 % of them are 4."""
    found = one(0.5, 8, None, 0.25)
    assert found.distance is not None
    assert (found.there, found.distance.mid, found.counted) == (4.0, 4.0, False)


def test_an_answer_names_its_area_and_a_whole_without_its_part_has_none() -> None:
    found = one(25.0, 25, 100, 20.0)
    assert (found.area_id, found.name, found.now, found.there) == ("z1", "z1", 25.0, 20.0)
    lacking = pd.DataFrame([row("z1", 25.0, None, 100)])
    held = pd.DataFrame([row("k", 20.0)])
    (bare,) = potentials(lacking, held, Level("kommunens niveau", "k", independent=False), Polarity.LOWER)
    assert (bare.answer, bare.now, bare.distance) == (Answer.UDEN_ANTAL, None, None)
