"""A slide: one message, told by a sentence and at most one picture or table. The projector, the .pptx and the overview
all draw this."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lib.domain.material.picture import Picture
from lib.domain.material.table import WordTable

Tone = Literal["better", "worse", "plain"]


@dataclass(frozen=True)
class BigNumber:
    """A number to be read from the back row: `value` as written ('64 %'), `caption` what it counts, `tone` how it is
    judged ('plain': not at all)."""

    value: str
    caption: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Slide:
    """`slide_id` is stable over versions ('maal'; a zone's: 'zone:' and its area id); `title` the finding, `said` the
    sentence that the secretariat adds. `live` is the address, within the app, of the page that the slide is taken from
    ('simulering?visning=forslag'), '' without one. `demo`: some number on it is made up, and it says so itself."""

    slide_id: str
    title: str
    subtitle: str = ""
    numbers: tuple[BigNumber, ...] = ()
    lines: tuple[str, ...] = ()
    picture: Picture | None = None
    table: WordTable | None = None
    source: str = ""
    live: str = ""
    demo: bool = False
    said: str = ""


@dataclass(frozen=True)
class Deck:
    """The slides of a meeting in order. `version` is the whole hash of the data they show, `mark` plan, version and
    date as every slide's foot has them."""

    title: str
    mark: str
    version: str
    slides: tuple[Slide, ...]


def chosen_slides(slides: Sequence[Slide], order: Sequence[str], said: dict[str, str]) -> tuple[Slide, ...]:
    """The slides that are picked, in the picked order, each with the sentence that was added to it.

    An id in `order` that is no slide of today's is left out; an empty `order` is all of them in their own order.
    """
    by_id = {slide.slide_id: slide for slide in slides}
    picked = [by_id[slide_id] for slide_id in order if slide_id in by_id] if order else list(slides)
    return tuple(replace(slide, said=said.get(slide.slide_id, "")) for slide in picked)
