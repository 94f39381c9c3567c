"""What a saved scenario holds. Its JSON (lib/domain/scenario/written.py) is what is exported, imported and shared."""

from dataclasses import dataclass, field, replace

from lib.domain.allocation.placement import Move
from lib.domain.allocation.terms import Terms
from lib.domain.allocation.weighing import Weighing
from lib.domain.free_text import clean_text

SCHEMA = 1
"""Raised when a document of an earlier shape no longer means the same."""


@dataclass(frozen=True)
class Assumption:
    """One number that the user has changed: which (an id from the plan's own assumptions), and to what."""

    assumption_id: str
    value: float


@dataclass(frozen=True)
class ScenarioDocument:
    """`moves` in order on the plan's placement; `terms` the rules lifted, locks and limits; `answers` ids of the
    assessments (socialfaglig vurdering) that the scenario answers; `note` why, in the user's words.

    `version` is the data version it was made on, `rules` the ids of the rules that then counted. `weighing`: whose
    priority the need was weighed with and the factors it gave that day; None where it was not.
    """

    plan_id: str
    name: str
    version: str
    rules: tuple[str, ...]
    moves: tuple[Move, ...]
    terms: Terms = field(default_factory=Terms)
    assumptions: tuple[Assumption, ...] = ()
    answers: tuple[int, ...] = ()
    note: str = ""
    weighing: Weighing | None = None


def tidied(document: ScenarioDocument) -> ScenarioDocument:
    """The document with name and note as they can be kept: no control signs, and the name on one line."""
    name = " ".join(clean_text(document.name).split())
    return replace(document, name=name, note=clean_text(document.note))
