"""From what the map sends back to a zone."""

from typing import Any

import pytest

from lib.maps.click import zone_from_click

ZONES = ("z1", "z2")


def clicked(zone_id: object) -> dict[str, Any]:
    return {"last_active_drawing": {"type": "Feature", "properties": {"zone_id": zone_id}}}


def test_a_polygon_or_a_circle_names_its_zone() -> None:
    assert zone_from_click(clicked("z2"), ZONES) == "z2"


@pytest.mark.parametrize(
    "payload",
    [
        None,
        {},
        {"last_active_drawing": None},
        {"last_active_drawing": {"properties": None}},
        {"last_active_drawing": {"type": "Feature"}},
        clicked("z9"),
        clicked(None),
        clicked(["z1"]),
    ],
)
def test_anything_else_chooses_nothing(payload: dict[str, Any] | None) -> None:
    assert zone_from_click(payload, ZONES) is None
