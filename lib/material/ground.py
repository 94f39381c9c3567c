"""What the slides of a meeting are made of: the frozen version's warehouse, the meeting and what it is to decide."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import pandas as pd

from lib.charts.zone_flow_chart import FlowInks
from lib.charts.zone_shade_chart import ShadeInks
from lib.domain.allocation.placement import Placement
from lib.domain.decisions.review import Review
from lib.domain.indstilling.facts import ProposalFacts
from lib.domain.material.slide import Slide
from lib.domain.meetings.meeting import Meeting
from lib.domain.plan import Plan
from lib.domain.source_words import source_words
from lib.domain.value_words import real_rows, source_or_demo
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse


class SlideInks(FlowInks, ShadeInks, Protocol):
    """The colours of every picture on a slide."""

    @property
    def better(self) -> str:
        """Gunstigt."""

    @property
    def same(self) -> str:
        """Not judged."""


@dataclass(frozen=True)
class LastMeeting:
    """The last meeting held before: its day and what was published then; None where that file is no longer there."""

    day: date
    short: str
    warehouse: PublicWarehouse | None


@dataclass(frozen=True)
class ForDecision:
    """A matter that the meeting is to decide: `title`, and in `lines` who votes and whose approval it needs."""

    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeetingGround:
    """`warehouse` is that of the version that the meeting is frozen to, `version` its whole hash and `mark` plan,
    version and date as the foot has them. What lives in the state is handed in: `meeting` with its `meeting_name`, the
    `last` one, the proposal's `facts`, what is `for_decision`, and how what earlier decisions were expected to
    do went (`reviews`).
    `only_real` is the switch of the live pages, `in_force` the placement of the meeting's day, None: the plan's
    own."""

    warehouse: PublicWarehouse
    plan: Plan
    mark: str
    version: str
    inks: SlideInks
    only_real: bool = True
    meeting: Meeting | None = None
    meeting_name: str = ""
    last: LastMeeting | None = None
    facts: ProposalFacts | None = None
    for_decision: tuple[ForDecision, ...] = ()
    reviews: tuple[Review, ...] = ()
    in_force: Placement | None = None

    def source_of(self, rows: pd.DataFrame) -> str:
        """Where the published and loaded ones of `rows` (with SHOWN_COLUMNS) come from."""
        return source_or_demo(rows, source_words(real_rows(rows), questions.sources(self.warehouse)))

    @property
    def short(self) -> str:
        """The six signs of the version."""
        return self.version[:6]


Slides = tuple[Slide, ...]


def sentence(words: str) -> str:
    """A finding as a slide's title: without the full stop."""
    return words.removesuffix(".")
