"""When the next delivery is due, by hand."""

import datetime as dt

import pytest

from lib.domain.datatraek.freshness import FreshnessState, freshness
from lib.domain.datatraek.profile import Rhythm

D = dt.date


@pytest.mark.parametrize(
    ("end", "loaded", "rhythm", "due"),
    [
        # As late as last time: two days. Four weeks late is taken as one week late, no more.
        (D(2026, 11, 2), D(2026, 11, 4), Rhythm.UGENTLIG, D(2026, 11, 11)),
        (D(2026, 11, 2), D(2026, 11, 30), Rhythm.UGENTLIG, D(2026, 11, 16)),
        # The figures of 1 October 2024 came on 15 January 2026 - more than a year late: a year late is allowed.
        (D(2024, 10, 1), D(2026, 1, 15), Rhythm.AARLIG, D(2026, 10, 1)),
        (D(2024, 10, 1), D(2025, 3, 1), Rhythm.AARLIG, D(2026, 3, 1)),
        # They came with the plan, nobody knows when.
        (D(2024, 10, 1), None, Rhythm.AARLIG, D(2026, 10, 1)),
        # 31 August has no counterpart in February.
        (D(2025, 8, 31), D(2025, 8, 31), Rhythm.HALVAARLIG, D(2026, 2, 28)),
        (D(2025, 12, 31), D(2025, 12, 31), Rhythm.KVARTALSVIS, D(2026, 3, 31)),
        (D(2025, 12, 31), D(2025, 12, 31), Rhythm.MAANEDLIG, D(2026, 1, 31)),
    ],
)
def test_due(end: dt.date, loaded: dt.date | None, rhythm: Rhythm, due: dt.date) -> None:
    assert freshness(end, loaded, rhythm, end).due == due


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (D(2026, 11, 8), FreshnessState.FRISK),
        (D(2026, 11, 9), FreshnessState.SNART),
        (D(2026, 11, 11), FreshnessState.SNART),
        (D(2026, 11, 12), FreshnessState.FORSINKET),
    ],
)
def test_state_around_the_due_day(today: dt.date, state: FreshnessState) -> None:
    assert freshness(D(2026, 11, 2), D(2026, 11, 4), Rhythm.UGENTLIG, today).state is state


def test_sentences() -> None:
    late = freshness(D(2026, 11, 2), D(2026, 11, 4), Rhythm.UGENTLIG, D(2026, 11, 12))
    assert late.sentence == (
        "De nyeste tal er fra 2. november 2026. Kilden kommer hver uge; "
        "de næste skulle være indlæst senest 11. november 2026 (1 dag siden)."
    )
    assert freshness(None, None, Rhythm.AARLIG, D(2026, 1, 1)).state is FreshnessState.ALDRIG
    irregular = freshness(D(2019, 1, 1), None, Rhythm.UREGELMAESSIG, D(2026, 1, 1))
    assert (irregular.state, irregular.due) == (FreshnessState.FRISK, None)
