"""Hatches that tell *mangler* from *diskretioneret* without colour: they lean opposite ways."""

from lib.domain.observation import Status
from lib.maps.inks import MapInks

_ANGLES = {Status.MANGLER: 45, Status.IKKE_RELEVANT: 0, Status.DISKRETIONERET: 135}


def hatch_id(status: Status) -> str:
    """Id of the SVG pattern of a status other than ok."""
    return f"skravering-{status.value.replace('_', '-')}"


def hatch_fill(status: Status) -> str:
    """What an SVG shape in the same document is filled with."""
    return f"url(#{hatch_id(status)})"


def hatch_definitions(inks: MapInks) -> str:
    """An invisible SVG with one pattern per status; it must stand in the document of the shapes that use it."""
    patterns = "".join(_pattern(status, angle, inks) for status, angle in _ANGLES.items())
    return f'<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>{patterns}</defs></svg>'


def _pattern(status: Status, angle: int, inks: MapInks) -> str:
    return (
        f'<pattern id="{hatch_id(status)}" width="8" height="8" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({angle})"><rect width="8" height="8" fill="{inks.paper}"/>'
        f'<line x1="0" y1="0" x2="0" y2="8" stroke="{inks.muted}" stroke-width="2.5"/></pattern>'
    )


def hatch_css(status: Status, inks: MapInks) -> str:
    """The same hatch as a CSS background, for the legend."""
    angle = {45: 135, 135: 45}.get(_ANGLES[status], 90)
    return f"repeating-linear-gradient({angle}deg,{inks.muted} 0 2px,{inks.paper} 2px 6px)"
