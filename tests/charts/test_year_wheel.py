"""The year's wheel as strips: a row for each kind, labels that do not cover each other, and what is missing."""

from datetime import date
from typing import Any

from lib.charts.milestone_marks import lanes_of
from lib.charts.year_wheel import DrawnYear, year_wheel_chart
from lib.domain.meetings.kinds import Milestone
from lib.domain.meetings.meeting import Meeting, MeetingState
from lib.domain.meetings.wheel import year_wheel
from lib.reports.chart_png import bare_png
from lib.ui.theme import LIGHT
from tests.domain.meetings.made import KINDS, ZONES, meeting

TODAY = date(2027, 4, 20)
STONES = (
    Milestone("a", "Listerne offentliggøres", date(2027, 12, 1)),
    Milestone("b", "Planen slutter", date(2027, 12, 20)),
)


def drawn(*meetings: Meeting) -> dict[str, Any]:
    wheel = year_wheel(2027, KINDS, list(ZONES), meetings)
    return year_wheel_chart(wheel, DrawnYear(STONES, ZONES, TODAY), LIGHT)


def rows(spec: dict[str, Any], field: str) -> list[dict[str, Any]]:
    return [row for layer in spec["layer"] for row in layer.get("data", {}).get("values", []) if field in row]


def test_each_kind_has_a_row_and_its_meetings_stand_in_it() -> None:
    spec = drawn(
        meeting(1, "bestyrelse", date(2027, 3, 9), state=MeetingState.CLOSED),
        meeting(2, "beboere", date(2027, 5, 4), zone="z1"),
        meeting(3, "beboere", date(2027, 5, 6), zone="z2"),
    )
    assert list(dict.fromkeys(row["name"] for row in rows(spec, "name"))) == [
        *(kind.name for kind in KINDS),
        "Milepæle",
    ]
    dots = rows(spec, "Status")
    assert [(int(dot["y"]), dot["label"], dot["Status"]) for dot in dots] == [
        (0, "9. mar. ✓", "holdt"),
        (3, "", "planlagt"),
        (3, "2 fra 4. maj", "planlagt"),
    ]
    assert bare_png(spec)[:4] == b"\x89PNG"


def test_in_december_the_label_stands_before_the_first_of_those_that_are_close() -> None:
    days = (date(2027, 11, 30), date(2027, 12, 9))
    dots = rows(drawn(*(meeting(place, "bestyrelse", day) for place, day in enumerate(days))), "Status")
    assert [(dot["label"], dot["late"]) for dot in dots] == [("2 fra 30. nov.", True), ("", True)]


def test_what_is_missing_is_a_line_over_its_part_of_the_year_until_that_is_over() -> None:
    lacking = rows(drawn(), "Mangler")
    assert [(row["from"][:10], row["to"][:10], row["label"]) for row in lacking if int(row["y"]) == 2] == [
        ("2027-04-01", "2027-06-30", "mangler"),
        ("2027-07-01", "2027-09-30", "mangler"),
        ("2027-10-01", "2027-12-31", "mangler"),
    ]
    assert [row["label"] for row in lacking if int(row["y"]) == 3] == ["2 mangler"] * 2


def test_labels_of_milestones_that_would_cover_each_other_have_a_lane_each() -> None:
    assert sorted(lanes_of(STONES, 2027).values()) == [0, 1]
