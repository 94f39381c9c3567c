"""How people have the app before them: rooms, telephones, and what they have asked of their browser."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from tests.browser.chrome import SCREEN
from tests.browser.rest import NOTE_CHANGES

LOOKS: Mapping[str, Mapping[str, Any]] = {
    "mørkt rum": {"viewport": {"width": 1366, "height": 768}, "color_scheme": "dark"},
    "telefon": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3},
    "telefon, mørk": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    "400 procent": {"viewport": {"width": 320, "height": 640}},
    "200 procent": {"viewport": {"width": 960, "height": 540}, "device_scale_factor": 2},
    "rolig, egne farver": {"viewport": SCREEN, "reduced_motion": "reduce", "forced_colors": "active"},
}
"""WCAG 1.4.10 asks for 320 px of width, which a screen of 1280 px has at 400 %; a projector's 1920 x 1080 has 960 x 540
at 200 %."""


def context_of(browser: Browser, look: str) -> BrowserContext:
    """A browser profile of its own, in Danish, that looks so."""
    context = browser.new_context(**{"locale": "da-DK", **LOOKS[look]})
    context.add_init_script(NOTE_CHANGES)
    return context
