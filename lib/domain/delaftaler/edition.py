"""An edition of what the agreement says of one activity.

The agreement, *Revision af delaftalen*: the board approves changes of a delaftale; Landsbyggefonden need not, but may
at any time ask for the latest edition.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Part:
    """A part of an edition's text; `empty` is what stands for it where nothing is written."""

    part_id: str
    title: str
    empty: str


PURPOSE, TARGET_GROUP, PARTNERS, FRAME, PLACEMENT, PLACES = (
    "formaal",
    "maalgruppe",
    "partnere",
    "ramme",
    "placering",
    "pladser",
)
PARTS = (
    Part(PURPOSE, "Formål", "ikke oplyst"),
    Part(TARGET_GROUP, "Målgruppe", "ikke oplyst"),
    Part(PARTNERS, "Partnere", "ikke oplyst"),
    Part(FRAME, "Ramme i timer", "ikke oplyst"),
    Part(PLACEMENT, "Regel for placering", "ingen regel i aftalen"),
    Part(PLACES, "Pladser", "ikke opgjort"),
)
"""The parts in the order in which they are read."""


@dataclass(frozen=True)
class EditionFields:
    """What is written of an activity: `texts` are (part_id, words), parts without words left out, in the order of
    PARTS; `goals` are ids of the goals that it serves, in the agreement's order."""

    activity_id: str
    texts: tuple[tuple[str, str], ...]
    goals: tuple[str, ...]

    def text_of(self, part_id: str) -> str:
        """The words of a part, '' for none."""
        return dict(self.texts).get(part_id, "")


@dataclass(frozen=True)
class Edition:
    """A row of what was ever written. `edition_id` is the row, whose words never change: a decision names it, and what
    is written later is another. `draft_id` is the row that the draft was first written under.

    `replaces` is the row that it corrects, None for a new draft; `withdrawn`: the row takes the draft back; `reason` is
    what was changed and why.
    """

    edition_id: int
    draft_id: int
    fields: EditionFields
    at: datetime
    actor: str
    replaces: int | None
    withdrawn: bool
    reason: str
