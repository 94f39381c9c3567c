"""How cost grows with the data: the exponent, and a picture of all of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import vl_convert as vlc

from tests.bench.report import Ratio, Timing, ratio

GREY, INK = "#78838E", "#14212E"


@dataclass(frozen=True)
class Growth:
    """One question or page at every size, from small to large: rows there are in all, and how long it takes."""

    name: str
    rows: tuple[int, ...]
    timings: tuple[Timing, ...]

    @property
    def exponent(self) -> float:
        """b of time = a · rows^b."""
        return exponent(self.rows, [each.p50 for each in self.timings])

    @property
    def largest(self) -> Ratio:
        """The largest size against the smallest."""
        return ratio(self.timings[-1], self.timings[0])


def exponent(rows: Sequence[float], times: Sequence[float]) -> float:
    """The slope of the straight line through the logarithms of both, by least squares. 0: flat, 1: as the data."""
    slope, _ = np.polyfit(np.log(rows), np.log(times), 1)
    return round(float(slope), 6) + 0.0


def growth_table(found: Sequence[Growth], sizes: Sequence[str], subject: str) -> str:
    """Markdown: milliseconds at every size, the largest against the smallest, and the exponent; steepest first."""
    rows = "\n".join(
        f"| {one.name} | {' | '.join(f'{each.p50:g}' for each in one.timings)} | {one.largest.value:.2f}× | "
        f"{one.exponent:.2f} |"
        for one in sorted(found, key=lambda one: -one.exponent)
    )
    head = f"| {subject} | {' | '.join(f'{size}, ms' for size in sizes)} | largest / smallest | exponent |"
    return f"{head}\n|---{'|---' * (len(sizes) + 2)}|\n{rows}\n"


def draw(parts: Mapping[str, Sequence[Growth]], path: Path) -> None:
    """An SVG with a panel per part: lines from small to large on logarithmic axes, the steepest named."""
    path.parent.mkdir(parents=True, exist_ok=True)
    panels = [_panel(title, found) for title, found in parts.items() if found]
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "white",
        "hconcat": panels,
        "config": {"font": "sans-serif", "view": {"stroke": None}},
    }
    path.write_text(vlc.vegalite_to_svg(json.dumps(spec)), encoding="utf-8")


NAMED = 6


def _panel(title: str, found: Sequence[Growth]) -> dict[str, Any]:
    named = {one.name for one in sorted(found, key=lambda one: -one.largest.value)[:NAMED]}
    values = [
        {"name": one.name, "rows": rows, "ms": each.p50, "end": rows == one.rows[-1] and one.name in named}
        for one in found
        for rows, each in zip(one.rows, one.timings, strict=True)
    ]
    flat = float(np.median([one.exponent for one in found]))
    x = {"field": "rows", "type": "quantitative", "scale": {"type": "log"}, "title": "rows shown"}
    y = {"field": "ms", "type": "quantitative", "scale": {"type": "log"}, "title": "ms, median"}
    line = {"mark": {"type": "line", "point": True, "color": GREY, "opacity": 0.7}, "encoding": {}}
    label = {
        "transform": [{"filter": "datum.end"}],
        "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 10, "color": INK},
        "encoding": {"text": {"field": "name"}},
    }
    line["encoding"] = {"detail": {"field": "name"}}
    return {
        "title": {
            "text": title,
            "subtitle": f"median exponent {flat:.2f} (0: flat, 1: as the data)",
            "anchor": "start",
        },
        "width": 430,
        "height": 380,
        "data": {"values": values},
        "encoding": {"x": x, "y": y},
        "layer": [line, label],
    }
