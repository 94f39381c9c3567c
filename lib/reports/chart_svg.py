"""A chart as SVG text, to stand in the HTML of a screen: its words keep the screen's own face and colours."""

from collections.abc import Mapping
from typing import Any

import vl_convert

from lib.reports.chart_png import DANISH_NUMBERS, drawable


def chart_svg(spec: Mapping[str, Any]) -> str:
    """SVG of a Vega-Lite chart with its data inside and a size of its own. Nothing is fetched from anywhere."""
    own = {**spec, "config": {key: value for key, value in spec.get("config", {}).items() if key != "locale"}}
    return vl_convert.vegalite_to_svg(drawable(own), allowed_base_urls=[], format_locale=DANISH_NUMBERS)
