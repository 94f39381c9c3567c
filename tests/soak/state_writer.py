"""A process that writes in the state without end, and tells over a pipe what it begins and what has been committed.

Every write has an account of its own, so that all its rows can be found: whole, or not at all.
"""

import datetime as dt
import hashlib
import json
import os
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Engine

from lib.domain.access.account import Account, program
from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.version import Version
from lib.state import scenarios
from lib.state.audit import AuditEntry, write_audit
from lib.state.datatraek import Datatraek, history, register
from lib.state.decisions import DecisionBook, DecisionMoved
from lib.state.engine import open_state
from lib.state.roles import grant
from lib.state.scenario_rows import ScenarioRefused
from lib.state.versions import (
    PUBLISHED,
    WITHDRAWN,
    Content,
    Publication,
    VersionMoved,
    activate,
    active_version,
    contents_of,
)
from tests.domain.decisions.made import DECIDED, fields, moved

BEGUN, COMMITTED, REFUSED, FAILED = "begun", "committed", "refused", "failed"
REFUSALS = (ScenarioRefused, DecisionMoved, VersionMoved)
SPOKEN = {
    "scenario": {"scenario_save": 1, "audit": 1},
    "save": {"scenario_save": 1, "audit": 1},
    "aside": {"scenario_save": 1, "audit": 1},
    "comment": {"scenario_comment": 1},
    "draft": {"scenario_draft": 1},
    "decision": {"decision": 1, "audit": 1},
    "withdrawal": {"decision": 1, "audit": 1},
    "answer": {"approval": 1, "audit": 1},
    "datatraek": {"datatraek_event": 1, "audit": 1},
    "publish": {"datatraek_event": 1, "audit": 1},
    "role": {"role_grant": 1, "audit": 1},
    "note": {"audit": 1},
}
"""The rows of each kind of write that bear its account, by table."""


def version_of(token: str) -> str:
    """The version that a publication names."""
    return hashlib.sha256(token.encode()).hexdigest()


def write_without_end(url: str, name: str, plan_id: str, pipe: int) -> None:
    """Writes until it is killed; ends only where something fails that may not, and tells what."""
    try:
        writer = Writer(open_state(url), name, plan_id, random.Random(name), pipe)
        while True:
            writer.write()
    except Exception as error:  # noqa: BLE001  # the process that waits must hear of whatever it is
        os.write(pipe, f"{json.dumps({'what': FAILED, 'why': repr(error)[:2000]})}\n".encode())


@dataclass
class Writer:
    """One who writes; `name` begins the accounts of its writes."""

    engine: Engine
    name: str
    plan_id: str
    rng: random.Random
    pipe: int
    number: int = 0

    def write(self) -> None:
        """One write of a kind by chance, of those that are possible now."""
        self.number += 1
        token = f"{self.name}-{self.number}"
        kind, more, write = self._chosen(token)
        self._tell(BEGUN, token, kind=kind, **more)
        try:
            write()
        except REFUSALS:
            self._tell(REFUSED, token)
        else:
            self._tell(COMMITTED, token)

    def _tell(self, what: str, token: str, **more: object) -> None:
        line = {"what": what, "token": token, "moment": time.monotonic(), **more}
        os.write(self.pipe, f"{json.dumps(line)}\n".encode())

    def _chosen(self, token: str) -> tuple[str, dict[str, object], Callable[[], object]]:
        kind, actor, now = self.rng.choice([*SPOKEN]), program(token), dt.datetime.now(dt.UTC)
        found = None
        if kind in ("save", "aside", "comment"):
            found = self._on_a_scenario(kind, token, actor, now)
        elif kind in ("decision", "withdrawal", "answer"):
            found = self._on_a_decision(kind, token, actor)
        elif kind == "publish" and (publication := self._publication(token, actor, now)):
            return publication
        if found is not None:
            return (kind, {}, found)
        plain: dict[str, Callable[[], object]] = {
            "scenario": lambda: scenarios.new_scenario(
                self.engine, self.plan_id, self._document(token), actor, now
            ),
            "draft": lambda: scenarios.keep_draft(
                self.engine, self.plan_id, token, self._document(token), actor, now
            ),
            "datatraek": lambda: register(self.engine, self.plan_id, _loaded(token), actor, now),
            "role": lambda: grant(self.engine, token, "sekretariat", actor, now),
            "note": lambda: write_audit(self.engine, AuditEntry(now, token, "handling", token, "")),
        }
        kind = {"publish": "datatraek"}.get(kind, kind if kind in plain else "scenario")
        return (kind, {}, plain[kind])

    def _document(self, token: str) -> ScenarioDocument:
        return ScenarioDocument(self.plan_id, token, "7f3a2c", (), ())

    def _on_a_scenario(
        self, kind: str, token: str, actor: Account, now: dt.datetime
    ) -> Callable[[], object] | None:
        found = [
            *scenarios.scenarios_of(self.engine, self.plan_id),
            *scenarios.scenarios_of(self.engine, self.plan_id, put_away=True),
        ]
        if not found:
            return None
        chosen = self.rng.choice(found)
        own = (self.engine, chosen.scenario_id)
        if kind == "comment":
            return lambda: scenarios.comment(*own, token, actor, now)
        if kind == "save":
            base = self.rng.choice(scenarios.saves_of(*own)).save_id
            return lambda: scenarios.save(*own, base, self._document(token), actor, now)
        head = chosen.head
        aside = scenarios.take_back if head.put_away else scenarios.put_away
        return lambda: aside(*own, head.save_id, actor, now)

    def _on_a_decision(self, kind: str, token: str, actor: Account) -> Callable[[], object] | None:
        book = DecisionBook(self.engine, self.plan_id, actor)
        made = replace(fields(moved(1, 4, 2)), title=token)
        standing = book.all()
        if kind == "decision":
            before = self.rng.choice([None, *standing])
            return lambda: book.write(made, before.row_id if before else None, token)
        if not standing:
            return None
        chosen = self.rng.choice(standing)
        if kind == "withdrawal":
            return lambda: book.withdraw(chosen.row_id, token)
        return lambda: book.answer(chosen.decision_id, True, DECIDED, token, chosen.row_id)

    def _publication(
        self, token: str, actor: Account, now: dt.datetime
    ) -> tuple[str, dict[str, object], Callable[[], object]] | None:
        """A version with one datatræk more than before, or with one of them withdrawn; None where none is loaded."""
        loaded = [row.datatraek.datatraek_id for row in history(self.engine, self.plan_id)]
        active = active_version(self.engine, self.plan_id)
        before = active.version if active else None
        made_of = [*contents_of(self.engine, self.plan_id, before or "")]
        known = {content.datatraek_id for content in made_of}
        fresh = [each for each in loaded if each not in known]
        in_force = [place for place, content in enumerate(made_of) if content.in_force]
        if in_force and (not fresh or self.rng.random() < 0.4):
            place, action = self.rng.choice(in_force), WITHDRAWN
            touched = made_of[place].datatraek_id
            made_of[place] = Content(touched, in_force=False)
        elif fresh:
            action, touched = PUBLISHED, self.rng.choice(fresh)
            made_of.append(Content(touched, in_force=True))
        else:
            return None
        version = Version(version_of(token), self.plan_id, now)
        publication = Publication(version, tuple(made_of), actor, action, token, before, ((touched, action),))
        more: dict[str, object] = {"replaces": before, "contents": len(made_of), "plan": self.plan_id}
        return ("publish", more, lambda: activate(self.engine, publication))


def _loaded(token: str) -> Datatraek:
    day = dt.date(2026, 11, 16)
    digest = version_of(token)
    return Datatraek(
        token, DatatraekKind.OBSERVATIONER, "ugetal", "jobcenter", token, digest, digest, digest, 76, day, day
    )


def heard(line: bytes) -> dict[str, Any]:
    """What a line of the pipe says; {} for one that the kill has cut in two."""
    with suppress(ValueError):
        said: dict[str, Any] = json.loads(line)
        return said
    return {}
