"""The saved scenarios that an indstilling may be made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lib.domain.dates import short_date
from lib.domain.indstilling.indstilling import Indstilling
from lib.domain.scenario.compared import UNNAMED
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.domain.scenario.saved import KeptSave, SavedScenario
from lib.ui.indstilling_choices import scenario_key


class Book(Protocol):
    """Where scenarios are read."""

    def in_use(self) -> tuple[SavedScenario, ...]: ...
    def saves(self, scenario_id: str) -> tuple[KeptSave, ...]: ...


@dataclass(frozen=True)
class Offered:
    """Saves that can be chosen, by the value of the choice: what each is called and what it holds. `unreadable`: names
    of those that this program cannot read."""

    labels: dict[str, str]
    documents: dict[str, ScenarioDocument]
    unreadable: tuple[str, ...]

    def chosen(self, scenarios: Sequence[tuple[str, int]]) -> tuple[ScenarioDocument, ...]:
        """The documents of saves, in their order; those that are not offered are left out."""
        keys = (scenario_key(*each) for each in scenarios)
        return tuple(self.documents[each] for each in keys if each in self.documents)


def offered(book: Book, kept: Indstilling | None) -> Offered:
    """The head of every scenario in use, and the saves that `kept` was made of, however old."""
    labels, documents, unreadable = {}, {}, []
    for scenario_id, save, words in _saves(book, kept):
        key = scenario_key(scenario_id, save.save_id)
        try:
            documents[key] = save.document
        except ScenarioUnreadable:
            unreadable.append(save.name)
        else:
            labels[key] = words
    return Offered(labels, documents, tuple(unreadable))


def _saves(book: Book, kept: Indstilling | None) -> list[tuple[str, KeptSave, str]]:
    in_use = book.in_use()
    found = [(each.scenario_id, each.head, _label(each.head)) for each in in_use]
    heads = {(scenario_id, save.save_id) for scenario_id, save, _ in found}
    for scenario_id, save_id in kept.fields.scenarios if kept else ():
        if (scenario_id, save_id) in heads:
            continue
        older = next((each for each in book.saves(scenario_id) if each.save_id == save_id), None)
        if older is not None:
            found.append((scenario_id, older, f"{_label(older)}, en tidligere udgave"))
    return found


def _label(save: KeptSave) -> str:
    return f"{save.name or UNNAMED} · gemt {short_date(save.at)}"
