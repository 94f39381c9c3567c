"""Registrations of activities, and periods that come out more than once: corrected, taken back, delivered in parts."""

from pathlib import Path

import pandas as pd
import pytest

from lib.cli.places import read_places
from lib.domain.observation import Status
from lib.warehouse.compose import measure
from tests.warehouse.loaded_plans import PLAN, ZONES, Row, loaded, row, shown, statuses, tasks_of

SIX = {"a1": "zone1", "a2": "zone1", "a3": "zone1", "b1": "zone2", "b2": "zone2", "b3": "zone2"}
ZONE2 = [row("b1", 20, 100), row("b2", 30, 100), row("b3", 10, 100)]
MASKED = Status.DISKRETIONERET.value


@pytest.fixture
def masks() -> Path:
    """Masks are kept under what they mask, so all tests share the folder."""
    return read_places({}).mask_folder


def registered(counts: dict[tuple[str, str], float | None], measure_name: str = "deltagere") -> list[Row]:
    return [
        {
            "activity_id": activity,
            "zone": zone,
            "period_start": "2026-10-01",
            "period_end": "2026-10-31",
            "measure": measure_name,
            "value": value,
            "status": "ok" if value is not None else "mangler",
            "source_id": "egne",
        }
        for (activity, zone), value in counts.items()
    ]


def test_participants_are_masked_with_partners_and_teams_are_not(masks: Path) -> None:
    people = {("myob", zone): n for zone, n in zip(ZONES, (3.0, 14.0, 22.0, 9.0), strict=True)}
    people |= {("fritidsjob", zone): n for zone, n in zip(ZONES, (12.0, 8.0, 15.0, 6.0), strict=True)}
    teams = {("myob", zone): 1.0 for zone in ZONES}
    tables = loaded({}, registrations=[*registered(people), *registered(teams, "hold")])
    own = shown(tables, masks).registered.set_index(["activity_id", "zone", "measure"])
    assert own.at[("myob", "zone1", "deltagere"), "status"] == MASKED
    assert pd.isna(own.at[("myob", "zone1", "deltagere"), "value"])
    assert (own.loc["myob"].xs("deltagere", level="measure")["status"] == MASKED).sum() >= 2
    assert (own.xs("hold", level="measure")["status"] == "ok").all()
    assert own.at[("myob", PLAN, "hold"), "value"] == 4


def test_a_zone_that_did_not_report_leaves_no_sum(masks: Path) -> None:
    people = dict(zip((("myob", zone) for zone in ZONES), (30.0, 14.0, None, 9.0), strict=True))
    own = shown(loaded({}, registrations=registered(people)), masks).registered
    assert PLAN not in set(own["zone"])


def before(rows: list[Row], order: int = 0) -> list[Row]:
    return [{**each, "order": order, "datatraek_id": f"v{order}"} for each in rows]


def test_a_re_issue_is_safe_for_one_who_saw_the_first(masks: Path) -> None:
    """First b1 was 3 and hidden with b2; the new file says 6 for b1. Nothing need be hidden now, but the old zone
    total and the unchanged b2 would give the old b1."""
    first = [row("a1", 20, 100), row("a2", 30, 100), row("a3", 25, 100)]
    first += [row("b1", 3, 100), row("b2", 30, 100), row("b3", 50, 100)]
    seen = shown(loaded(SIX, before(first)), masks)
    hidden_first = {area for area, status in statuses(seen.observed).items() if status == MASKED}
    assert "b1" in hidden_first
    assert len(hidden_first) > 1
    corrected = [{**each, "numerator": 6} if each["area_id"] == "b1" else each for each in first]
    alone = shown(loaded(SIX, before(corrected, 1)), masks)
    assert MASKED not in statuses(alone.observed).values(), "by itself the new version hides nothing"
    again = shown(loaded(SIX, before(corrected, 1), superseded=before(first)), masks)
    still = {area for area, status in statuses(again.observed).items() if status == MASKED}
    assert (hidden_first - {"b1"}) & still, "the partner that is unchanged stays hidden"


def test_what_is_taken_back_is_masked_as_it_was_before(masks: Path) -> None:
    """A, then B, then A again: the mask of A is the one that was out."""
    first = [row("a1", 20, 100), row("a2", 30, 100), row("a3", 2, 100), *ZONE2]
    second = [{**each, "numerator": int(str(each["numerator"])) + 3} for each in first]
    once = shown(loaded(SIX, before(first)), masks)
    back = shown(loaded(SIX, before(first), superseded=before(second, 1)), masks)
    assert statuses(back.observed) == statuses(once.observed)
    assert statuses(back.rolled) == statuses(once.rolled)


def test_a_period_that_came_in_two_parts_is_masked_for_one_who_saw_the_first(masks: Path) -> None:
    """First the afdelinger, later the measured zones: what the first mask showed stays known."""
    first = before([row("a1", 20, 100), row("a2", 30, 100), row("a3", 2, 100), *ZONE2])
    zones = before([row("zone1", 52, 300), row("zone2", 60, 300), row(PLAN, 112, 600)], 1)
    tables = loaded(SIX, [*first, *zones])
    (task,) = tasks_of(tables, measure(tables))
    assert [len(reading) for reading in task.readings] == [1, 2]
    public = shown(tables, masks)
    assert statuses(public.observed)["a3"] == MASKED
