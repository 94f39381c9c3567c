"""The first edition of each activity, from the real plan's own files; and what activities register."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from lib.domain.delaftaler.edition import (
    FRAME,
    PARTNERS,
    PLACEMENT,
    PLACES,
    PURPOSE,
    TARGET_GROUP,
    EditionFields,
)
from lib.domain.delaftaler.first import first_editions
from lib.domain.delaftaler.goals_served import goal_lines
from lib.domain.delaftaler.participation import NOT_REGISTERED, participation_table, participation_words
from lib.domain.goals.assessment import Certainty, GoalStatus
from tests.domain.allocation.builders import PLAN_FOLDER
from tests.domain.goals.made import GOAL, result

DELAFTALER = ("Uddannelse og livschancer", "Beskæftigelse", "Kriminalitetsforebyggelse")


@pytest.fixture
def first() -> dict[str, EditionFields]:
    activities, resources, delaftaler = (
        pd.read_csv(PLAN_FOLDER / f"{name}.csv") for name in ("activities", "resources", "delaftaler")
    )
    goals = [replace(GOAL, goal_id=name, delaftale=own) for name, own in zip("UBK", DELAFTALER, strict=True)]
    return first_editions(activities, resources, delaftaler, goals)


def test_all_fourteen_have_a_purpose_and_a_frame_of_the_agreements_hours(
    first: dict[str, EditionFields],
) -> None:
    assert len(first) == 14
    assert all(fields.text_of(PURPOSE) and fields.text_of(FRAME) for fields in first.values())
    assert first["din_uddannelsesvej"].text_of(FRAME) == (
        "Fredericia Jobcenter: 37 timer om ugen, kun til denne aktivitet\n"
        "Idræt i dagtimerne: 2,5 timer om ugen, kun til denne aktivitet\n"
        "Områdesekretariatet (Uddannelse): 37 timer om ugen, fælles med Lektiecaféer, MYOB og Fritidsjob"
    )
    assert first["fritidsjob"].text_of(TARGET_GROUP).endswith("(13-29 år)")


def test_places_are_said_only_where_the_agreement_has_a_number(first: dict[str, EditionFields]) -> None:
    assert {each for each, fields in first.items() if fields.text_of(PLACES)} == {"myob", "brobygning"}
    assert "20 ungdomsskolehold om året og 30 pladser" in first["brobygning"].text_of(PLACES)


def test_an_activity_serves_the_goals_of_its_own_delaftale(first: dict[str, EditionFields]) -> None:
    assert first["fremskudt"].goals == first["job_uddannelse_30"].goals == ("B",)
    assert (first["myob"].goals, first["familie"].goals) == (("U",), ())


def test_a_goals_line_tells_the_status_of_its_rows_with_their_areas_where_they_differ() -> None:
    judged = result(GOAL)
    behind, ahead = (
        replace(judged, status=status, certainty=Certainty.SIKKER)
        for status in (GoalStatus.BAGUD, GoalStatus.PAA_VEJ)
    )
    rows = [
        replace(each, goal=replace(GOAL, goal_id=name, area_name=name))
        for name, each in (("Zone 1", behind), ("Zone 2", ahead), ("Zone 3", behind))
    ]
    (line,) = goal_lines(rows, ["Zone 1", "Zone 2", "Zone 3"])
    assert line.status == "▼ bagud: Zone 1, Zone 3; ▲ på vej: Zone 2"
    (alone,) = goal_lines(rows, ["Zone 2"])
    assert (alone.status, alone.group.words) == ("▲ på vej", "Færre ledige (delmål)")


def row(zone: str, measure: str, value: float | None, status: str = "ok") -> dict[str, object]:
    days = {"period_start": dt.date(2026, 10, 1), "period_end": dt.date(2026, 10, 31)}
    return {"zone": zone, "zone_name": zone, "measure": measure, "value": value, "status": status, **days}


def test_participants_stand_against_places_and_a_masked_count_is_its_word() -> None:
    rows = pd.DataFrame(
        [
            row("zone1", "deltagere", None, "diskretioneret"),
            row("zone1", "pladser", 20),
            row("alle", "deltagere", 1042),
            row("alle", "pladser", 1060),
        ]
    )
    table = participation_table(rows)
    assert table.iloc[0].tolist() == [
        "1. oktober 2026 - 31. oktober 2026",
        "zone1",
        "diskretioneret",
        "ikke opgjort",
        "20",
    ]
    assert participation_words(rows, "alle").startswith("1.042 deltagere på 1.060 pladser")
    assert "kan ikke lægges sammen" in participation_words(rows[:2], "alle")
    assert participation_words(rows[:0], "alle") == NOT_REGISTERED


ACTIVITY = {
    "activity_id": "a",
    "short_name": "A",
    "delaftale": "Beskæftigelse",
    "target_group_text": "Unge uden job",
    "age_range": "6-16",
    "partners": "Politi",
    "placement_rule": "I alle zoner",
}


@pytest.mark.parametrize(
    ("ages", "words", "said"),
    [
        ("6-16", "Unge uden job", "Unge uden job (6-16 år)"),
        ("6-16", "Unge 6-16 år", "Unge 6-16 år"),
        ("alle", "Unge uden job", "Unge uden job"),
        (None, "Unge uden job", "Unge uden job"),
    ],
)
def test_ages_stand_behind_the_words_where_they_are_numbers_and_not_in_them(
    ages: str | None, words: str, said: str
) -> None:
    activities = pd.DataFrame([{**ACTIVITY, "age_range": ages, "target_group_text": words}])
    resources = pd.DataFrame(columns=["activities", "resource", "hours_per_week"])
    (fields,) = first_editions(activities, resources, pd.DataFrame(columns=["activity_id"]), []).values()
    assert fields == EditionFields(
        "a", ((TARGET_GROUP, said), (PARTNERS, "Politi"), (PLACEMENT, "I alle zoner")), ()
    )


def test_a_goal_is_named_by_what_it_is_measured_by() -> None:
    (line,) = goal_lines([result(GOAL)], [GOAL.goal_id])
    assert (line.group.measured_by, line.group.label) == (GOAL.indicator, f"{GOAL.indicator}: Færre ledige")
