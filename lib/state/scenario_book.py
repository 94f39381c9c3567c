"""The scenarios of one plan, as the page reads and writes them: `scenarios` with engine, plan and account filled in."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import Engine

from lib.domain.access.account import Account, NotAllowed, allowed
from lib.domain.access.actions import Action
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.domain.scenario.saved import Comment, Draft, KeptSave, Save, SavedScenario
from lib.state import scenarios
from lib.state.scenarios import ScenarioRefused


@dataclass(frozen=True)
class ScenarioBook:
    """Every method raises what its function does: one of `refusals`, with a Danish sentence."""

    engine: Engine
    plan_id: str
    account: Account

    refusals: ClassVar[tuple[type[Exception], ...]] = (ScenarioRefused, ScenarioUnreadable, NotAllowed)

    def in_use(self) -> tuple[SavedScenario, ...]:
        """As `scenarios_of`."""
        self._see()
        return scenarios.scenarios_of(self.engine, self.plan_id)

    def away(self) -> tuple[SavedScenario, ...]:
        """Those that have been put away."""
        self._see()
        return scenarios.scenarios_of(self.engine, self.plan_id, put_away=True)

    def find(self, scenario_id: str) -> SavedScenario | None:
        """As `scenario_of`."""
        self._see()
        return scenarios.scenario_of(self.engine, self.plan_id, scenario_id)

    def saves(self, scenario_id: str) -> tuple[KeptSave, ...]:
        """As `saves_of`."""
        self._see()
        return scenarios.saves_of(self.engine, scenario_id)

    def new(self, document: ScenarioDocument, draft_id: str) -> SavedScenario:
        """As `new_scenario`."""
        return scenarios.new_scenario(self.engine, self.plan_id, document, self.account, _now(), draft_id)

    def save(self, scenario_id: str, based_on: int, document: ScenarioDocument, draft_id: str) -> Save:
        """As `save`."""
        return scenarios.save(self.engine, scenario_id, based_on, document, self.account, _now(), draft_id)

    def copy(self, scenario_id: str, save_id: int, name: str) -> SavedScenario:
        """As `copy`."""
        return scenarios.copy(self.engine, scenario_id, save_id, name, self.account, _now())

    def put_away(self, scenario_id: str, based_on: int) -> Save:
        """As `put_away`."""
        return scenarios.put_away(self.engine, scenario_id, based_on, self.account, _now())

    def take_back(self, scenario_id: str, based_on: int) -> Save:
        """As `take_back`."""
        return scenarios.take_back(self.engine, scenario_id, based_on, self.account, _now())

    def choose(self, scenario_id: str, save_id: int, instead_of: Collection[int]) -> Save:
        """As `choose`."""
        return scenarios.choose(self.engine, scenario_id, save_id, instead_of, self.account, _now())

    def comment(self, scenario_id: str, text: str) -> int:
        """As `comment`."""
        return scenarios.comment(self.engine, scenario_id, text, self.account, _now())

    def comments(self, scenario_id: str) -> tuple[Comment, ...]:
        """As `comments_of`."""
        self._see()
        return scenarios.comments_of(self.engine, scenario_id)

    def keep_draft(
        self, draft_id: str, document: ScenarioDocument, scenario_id: str | None, based_on: int | None
    ) -> None:
        """As `keep_draft`."""
        scenarios.keep_draft(
            self.engine, self.plan_id, draft_id, document, self.account, _now(), scenario_id, based_on
        )

    def draft(self, draft_id: str) -> Draft | None:
        """As `draft_of`."""
        return scenarios.draft_of(self.engine, self.plan_id, draft_id)

    def _see(self) -> None:
        """Raises NotAllowed for whoever may not read what is not for all."""
        allowed(self.account, Action.READ_INTERNAL, self.plan_id)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
