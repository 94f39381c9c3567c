"""What is kept of a scenario: its saves in the order they were made, comments and drafts.

Every save names the save it was made from. Of two made from the same one the first follows it in line, and the other
stands beside it until somebody chooses. Nothing is changed or deleted: choosing and putting away are saves too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.domain.dates import short_date
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.written import from_json


@dataclass(frozen=True)
class KeptSave:
    """One save. `beside` 0: it follows `based_on` (None: it is the first); 1, 2 ...: others had saved on that one
    first. `text` is the document as JSON, `version` the data version, `actor` an account id or the name of a page."""

    save_id: int
    based_on: int | None
    beside: int
    name: str
    text: str
    version: str
    put_away: bool
    at: datetime
    actor: str

    @property
    def document(self) -> ScenarioDocument:
        """The scenario; raises ScenarioUnreadable where a text of an older or newer program cannot be read."""
        return from_json(self.text)


@dataclass(frozen=True)
class Line:
    """The saves of one scenario, sorted out: all of them in order, the head of the line, and the open ends beside it
    (the last save of everyone who was not first and whose work has neither been chosen nor put away)."""

    saves: tuple[KeptSave, ...]
    head: KeptSave
    beside: tuple[KeptSave, ...]

    @property
    def ends(self) -> tuple[KeptSave, ...]:
        """Everything there is to choose between, the line's own head first."""
        return (self.head, *self.beside)

    def first_on(self, save_id: int | None) -> KeptSave | None:
        """The save that follows a save, None while nobody has saved on it."""
        return next((each for each in self.saves if each.based_on == save_id and each.beside == 0), None)


@dataclass(frozen=True)
class SavedScenario:
    """A scenario by its id: owner and origin (`copied_from`: a scenario id), the `head` that counts now, and the open
    ends `beside` it that wait for somebody to choose."""

    scenario_id: str
    plan_id: str
    owner: str
    copied_from: str | None
    at: datetime
    head: KeptSave
    beside: tuple[KeptSave, ...]

    @property
    def put_away(self) -> bool:
        """Whether it is out of the list of those in use; what somebody saved after that keeps it in."""
        return self.head.put_away and all(end.save_id < self.head.save_id for end in self.beside)

    @property
    def document(self) -> ScenarioDocument:
        """The head's document; raises ScenarioUnreadable."""
        return self.head.document


@dataclass(frozen=True)
class Save:
    """What came of a save: its id, and where it stands. `beside` > 0: `first` is the save of who was first."""

    scenario_id: str
    save_id: int
    beside: int
    first: KeptSave | None = None

    @property
    def sentence(self) -> str:
        """What the one who saved is told: empty when nobody was first. Others are named by account id only."""
        if self.first is None:
            return ""
        what = "lagt scenariet væk" if self.first.put_away else "gemt"
        return (
            f"{self.first.actor} har {what} imens. Intet er overskrevet: din udgave er gemt ved siden af. "
            "Vælg, hvilken af dem der skal gælde."
        )


@dataclass(frozen=True)
class Comment:
    """What was said of a scenario, when, and from which account."""

    comment_id: int
    text: str
    at: datetime
    actor: str


@dataclass(frozen=True)
class Draft:
    """What somebody was working on. `scenario_id` None: it was never saved. `newer` is the save that has come on
    `based_on` since, None when the draft is still the latest."""

    draft_id: str
    plan_id: str
    scenario_id: str | None
    based_on: int | None
    text: str
    version: str
    at: datetime
    actor: str
    newer: KeptSave | None

    @property
    def document(self) -> ScenarioDocument:
        """The scenario as it stood; raises ScenarioUnreadable."""
        return from_json(self.text)

    @property
    def sentence(self) -> str:
        """That the draft stands on an older save, empty when it does not."""
        if self.newer is None:
            return ""
        return (
            f"Kladden bygger på en ældre udgave: {self.newer.actor} har gemt den {short_date(self.newer.at)}. "
            "Gemmer du kladden, bliver den stående ved siden af, til nogen vælger."
        )


def line_of(saves: Sequence[KeptSave]) -> Line:
    """The saves of one scenario (at least one, in the order they were made) sorted out."""
    following: Mapping[int | None, KeptSave] = {each.based_on: each for each in saves if each.beside == 0}
    based_on = {each.based_on for each in saves}
    head = following[None]
    while head.save_id in following:
        head = following[head.save_id]
    ends = (each for each in saves if each.save_id not in based_on)
    beside = tuple(end for end in ends if end.save_id != head.save_id and not end.put_away)
    return Line(tuple(saves), head, beside)
