"""From what the map sends back to the zone that was meant. Pure, because AppTest cannot click a map."""

from collections.abc import Collection, Mapping
from typing import Any

ZONE_PROPERTY = "zone_id"
RETURNED_OBJECTS = ("last_active_drawing", "last_object_clicked_count")
"""The little that st_folium is asked to send: the clicked shape, and a counter so that a second click on it counts."""


def zone_from_click(payload: Mapping[str, Any] | None, zone_ids: Collection[str]) -> str | None:
    """Zone of the clicked polygon or circle; None where nothing was clicked or the answer names no zone we know."""
    drawing = (payload or {}).get("last_active_drawing") or {}
    zone_id = (drawing.get("properties") or {}).get(ZONE_PROPERTY)
    return zone_id if isinstance(zone_id, str) and zone_id in zone_ids else None
