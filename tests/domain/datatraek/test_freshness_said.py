"""What is said of each source's freshness, whole, with the days around its limits."""

import datetime as dt

import pytest

from lib.domain.datatraek.freshness import Freshness, FreshnessState, freshness
from lib.domain.datatraek.profile import Rhythm

D = dt.date
FRISK, SNART, LATE = FreshnessState.FRISK, FreshnessState.SNART, FreshnessState.FORSINKET
END = D(2026, 1, 31)


def test_what_was_never_loaded_and_what_has_no_rhythm() -> None:
    assert freshness(None, END, Rhythm.AARLIG, END) == Freshness(
        FreshnessState.ALDRIG, None, "Kilden er aldrig indlæst."
    )
    assert freshness(END, None, Rhythm.UREGELMAESSIG, D(2036, 1, 1)) == Freshness(
        FRISK, None, "De nyeste tal er fra 31. januar 2026. Kilden kommer uden fast rytme."
    )


@pytest.mark.parametrize(
    ("rhythm", "words", "due", "warned"),
    [
        (Rhythm.UGENTLIG, "hver uge", D(2026, 2, 7), 2),
        (Rhythm.MAANEDLIG, "hver måned", D(2026, 2, 28), 7),
        (Rhythm.KVARTALSVIS, "hvert kvartal", D(2026, 4, 30), 14),
        (Rhythm.HALVAARLIG, "hvert halve år", D(2026, 7, 31), 30),
        (Rhythm.AARLIG, "hvert år", D(2027, 1, 31), 60),
    ],
)
def test_each_rhythm_says_when_it_is_due_and_warns_in_its_time(
    rhythm: Rhythm, words: str, due: dt.date, warned: int
) -> None:
    def on(today: dt.date) -> Freshness:
        return freshness(END, END, rhythm, today)

    months = {1: "januar", 2: "februar", 4: "april", 7: "juli"}
    when = f"{due.day}. {months[due.month]} {due.year}"
    start = f"De nyeste tal er fra 31. januar 2026. Kilden kommer {words}; de næste "
    assert on(due) == Freshness(SNART, due, f"{start}ventes senest {when}.")
    assert on(due - dt.timedelta(days=warned)).state is SNART
    assert on(due - dt.timedelta(days=warned + 1)) == Freshness(FRISK, due, f"{start}ventes senest {when}.")
    late = f"{start}skulle være indlæst senest {when}"
    assert on(due + dt.timedelta(days=1)) == Freshness(LATE, due, f"{late} (1 dag siden).")
    assert on(due + dt.timedelta(days=2)).sentence == f"{late} (2 dage siden)."
    assert on(due + dt.timedelta(days=1000)).sentence == f"{late} (1.000 dage siden)."


@pytest.mark.parametrize(
    ("end", "loaded", "rhythm", "due"),
    [
        # Loaded before the period was over: due when the next one ends, no sooner.
        (D(2026, 1, 31), D(2026, 1, 1), Rhythm.MAANEDLIG, D(2026, 2, 28)),
        # Late by ten days, then as late again; late by forty is at most a month.
        (D(2026, 1, 31), D(2026, 2, 10), Rhythm.MAANEDLIG, D(2026, 3, 10)),
        (D(2026, 1, 31), D(2026, 3, 12), Rhythm.MAANEDLIG, D(2026, 3, 28)),
        (D(2026, 1, 31), None, Rhythm.MAANEDLIG, D(2026, 3, 28)),
        (D(2025, 11, 30), D(2025, 11, 30), Rhythm.MAANEDLIG, D(2025, 12, 30)),
        (D(2025, 12, 1), D(2025, 12, 1), Rhythm.MAANEDLIG, D(2026, 1, 1)),
        (D(2025, 10, 31), D(2025, 10, 31), Rhythm.MAANEDLIG, D(2025, 11, 30)),
        (D(2024, 2, 29), D(2024, 2, 29), Rhythm.AARLIG, D(2025, 2, 28)),
        (D(2025, 12, 29), D(2025, 12, 29), Rhythm.UGENTLIG, D(2026, 1, 5)),
    ],
)
def test_due_is_one_beat_on_and_as_late_as_last_time(
    end: dt.date, loaded: dt.date | None, rhythm: Rhythm, due: dt.date
) -> None:
    assert freshness(end, loaded, rhythm, end).due == due
