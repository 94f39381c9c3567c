"""A picture of a slide or a paper, as what draws it: never as pixels, so that all of them draw the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Picture:
    """`spec` is a Vega-Lite chart with its data inside; `alt` says in words what it shows (the finding); `name` is
    what its file is called."""

    name: str
    alt: str
    spec: Mapping[str, Any]
