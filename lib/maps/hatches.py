"""Hatches that tell *mangler* from *diskretioneret* without colour: they lean opposite ways."""

from lib.domain.observation import Status
from lib.domain.status_signs import STATUS_SIGNS
from lib.maps.inks import MapInks

_STEP = 6
"""Pixels from line to line: two lines or more in the circle of a small afdeling."""


def hatch_id(status: Status) -> str:
    """Id of the SVG pattern of a status other than ok."""
    return f"skravering-{status.value.replace('_', '-')}"


def hatch_fill(status: Status) -> str:
    """What an SVG shape in the same document is filled with."""
    return f"url(#{hatch_id(status)})"


def hatch_definitions(inks: MapInks) -> str:
    """An invisible SVG with one pattern per status; it must stand in the document of the shapes that use it."""
    patterns = "".join(_pattern(status, inks) for status in STATUS_SIGNS)
    return f'<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>{patterns}</defs></svg>'


def _pattern(status: Status, inks: MapInks) -> str:
    angle = STATUS_SIGNS[status].hatch_degrees
    return (
        f'<pattern id="{hatch_id(status)}" width="{_STEP}" height="{_STEP}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({angle})"><rect width="{_STEP}" height="{_STEP}" fill="{inks.paper}"/>'
        f'<line x1="0" y1="0" x2="0" y2="{_STEP}" stroke="{inks.muted}" stroke-width="2.5"/></pattern>'
    )


def hatch_css(status: Status, inks: MapInks) -> str:
    """The same hatch as a CSS background, for the legend."""
    turned = 180 - STATUS_SIGNS[status].hatch_degrees  # a gradient's lines lie across its direction
    return f"repeating-linear-gradient({turned}deg,{inks.muted} 0 2px,{inks.paper} 2px 6px)"
