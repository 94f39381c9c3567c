"""What must hold of a state whose writers have been killed: every write is there whole, or has left nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select

from lib.domain.audit_chain import START, AuditEntry, Head, Link, chain_faults, linked
from lib.domain.decisions.written import from_json
from lib.state.audit_keeping import chain_in, head_in
from lib.state.audit_tables import audit_link
from lib.state.engine import metadata
from lib.state.moments import utc
from lib.state.snapshots import snapshot
from tests.soak.state_writer import BEGUN, COMMITTED, REFUSED, SPOKEN, version_of

T = metadata.tables
BY_ACTOR = sorted({table for rows in SPOKEN.values() for table in rows})


@dataclass
class Kept:
    """What the writers have told, and what has been found of it; `head` is where the audit's chain stood last."""

    engine: Engine
    begun: dict[str, dict[str, Any]] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    silent: int = 0
    head: Head = START

    def hear(self, said: dict[str, Any]) -> None:
        """Takes in a line of a writer."""
        if said["what"] == BEGUN:
            self.begun[said["token"]] = said
        else:
            self.ends[said["token"]] = said["what"]

    def check_round(self, name: str) -> None:
        """Looks at the writes whose accounts begin with `name`, and at the links that have come since."""
        tokens = [token for token in self.begun if token.startswith(name)]
        with snapshot(self.engine) as connection:
            found = _rows_of(connection, name)
            for token in tokens:
                self._check_write(connection, token, found[token])
            assert found.keys() <= set(tokens)
            self._check_links(connection)

    def _check_write(self, connection: Connection, token: str, rows: Counter[str]) -> None:
        said, end = self.begun[token], self.ends.get(token)
        wanted = Counter(SPOKEN[said["kind"]])
        assert rows in (wanted, Counter()), f"half of {said} is there: {rows}"
        if end == COMMITTED:
            assert rows == wanted, f"{said} was committed and is gone"
        if end == REFUSED:
            assert rows == Counter(), f"{said} was refused and is there"
        self.silent += bool(rows) and end is None
        if rows:
            self.whole.add(token)
        _CHECKS.get(said["kind"], _nothing_more)(connection, said, bool(rows))

    def _check_links(self, connection: Connection) -> None:
        """The rows of the audit since the last look follow each other, and the head is the last of them."""
        newer = select(T["audit"], audit_link).join(
            audit_link, audit_link.c.audit_id == T["audit"].c.audit_id
        )
        rows = connection.execute(
            newer.where(audit_link.c.number > self.head.number).order_by(audit_link.c.number)
        ).all()
        for row in rows:
            entry = AuditEntry(utc(row.at), row.actor, row.action, row.subject, row.detail)
            link = linked(self.head, row.audit_id, entry)
            assert link == Link(row.number, row.audit_id, row.previous, row.hash)
            self.head = Head(link.number, link.hash)
        assert head_in(connection) == self.head

    def check_all(self) -> dict[str, int]:
        """Looks at everything there is; returns the rows of each table."""
        with snapshot(self.engine) as connection:
            found = _rows_of(connection, "")
            assert {token for token, rows in found.items() if rows} == self.whole
            for token in self.whole:
                assert found[token] == Counter(SPOKEN[self.begun[token]["kind"]])
            _check_saves(connection)
            _check_decisions(connection)
            self._check_publications(connection)
            counts = {name: _count(connection, table) for name, table in T.items()}
            chain = chain_in(connection)
        assert counts["audit"] == counts["audit_link"] == len(chain.entries)
        assert chain_faults(chain) == ()
        assert counts["datatraek"] == sum(self._is(token, "datatraek") for token in self.whole)
        assert counts["scenario"] == sum(self._is(token, "scenario") for token in self.whole)
        return {name: rows for name, rows in counts.items() if rows}

    def _is(self, token: str, kind: str) -> bool:
        return bool(self.begun[token]["kind"] == kind)

    def _check_publications(self, connection: Connection) -> None:
        """Each version that was named came in place of the one that was named before it: no two swapped the same."""
        told = {version_of(token): said for token, said in self.begun.items() if self._is(token, "publish")}
        named, active = T["version_named"], T["active_version"]
        now: dict[str, str] = {}
        for row in connection.execute(select(named).order_by(named.c.naming_id)):
            assert told[row.version]["replaces"] == now.get(row.plan_id)
            now[row.plan_id] = row.version
        assert {row.plan_id: row.version for row in connection.execute(select(active))} == now


def _nothing_more(connection: Connection, said: dict[str, Any], there: bool) -> None:
    """Its rows bear its account, and have been counted."""


def _scenario(connection: Connection, said: dict[str, Any], there: bool) -> None:
    own = select(func.count()).select_from(T["scenario"]).where(T["scenario"].c.owner == said["token"])
    assert connection.execute(own).scalar_one() == there
    _save(connection, said, there)


def _save(connection: Connection, said: dict[str, Any], there: bool) -> None:
    names = select(T["scenario_save"].c.name).where(T["scenario_save"].c.actor == said["token"])
    assert connection.execute(names).scalars().all() == [said["token"]] * there


def _comment(connection: Connection, said: dict[str, Any], there: bool) -> None:
    own = select(T["scenario_comment"].c.text).where(T["scenario_comment"].c.actor == said["token"])
    assert connection.execute(own).scalars().all() == [said["token"]] * there


def _decision(connection: Connection, said: dict[str, Any], there: bool) -> None:
    own = select(T["decision"].c.document).where(T["decision"].c.actor == said["token"])
    titles = [from_json(document).title for document in connection.execute(own).scalars()]
    assert titles == [said["token"]] * there


def _datatraek(connection: Connection, said: dict[str, Any], there: bool) -> None:
    own = select(T["datatraek"].c.file_name).where(T["datatraek"].c.datatraek_id == said["token"])
    assert connection.execute(own).scalars().all() == [said["token"]] * there


def _publication(connection: Connection, said: dict[str, Any], there: bool) -> None:
    version, named, contents = version_of(said["token"]), T["version_named"], T["version_content"]
    own = select(named.c.plan_id).where(named.c.version == version)
    assert connection.execute(own).scalars().all() == [said["plan"]] * there
    places = select(contents.c.position).where(contents.c.version == version).order_by(contents.c.position)
    assert connection.execute(places).scalars().all() == [*range(said["contents"] * there)]


_CHECKS = {
    "scenario": _scenario,
    "save": _save,
    "comment": _comment,
    "decision": _decision,
    "datatraek": _datatraek,
    "publish": _publication,
}


def _rows_of(connection: Connection, name: str) -> dict[str, Counter[str]]:
    """How many rows each account has in each table, of the accounts that begin with `name`."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for table in (T[each] for each in BY_ACTOR):
        own = select(table.c.actor, func.count()).where(table.c.actor.startswith(name, autoescape=True))
        for actor, rows in connection.execute(own.group_by(table.c.actor)):
            found[actor][table.name] = rows
    return found


def _check_saves(connection: Connection) -> None:
    """A save stands on an earlier one of its scenario; those beside each other are numbered without a gap."""
    saves = T["scenario_save"]
    seen: dict[str, set[int]] = defaultdict(set)
    beside: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for row in connection.execute(select(saves).order_by(saves.c.save_id)):
        assert (row.based_on in seen[row.scenario_id]) if row.based_on else not seen[row.scenario_id]
        seen[row.scenario_id].add(row.save_id)
        beside[row.scenario_id, row.based_on].append(row.beside)
    assert all(sorted(places) == [*range(len(places))] for places in beside.values())
    assert seen.keys() == set(connection.execute(select(T["scenario"].c.scenario_id)).scalars())


def _check_decisions(connection: Connection) -> None:
    """A row replaces one that was there before it, is of its plan and had not been replaced or withdrawn."""
    decisions = T["decision"]
    standing: dict[int, str] = {}
    for row in connection.execute(select(decisions).order_by(decisions.c.row_id)):
        if row.replaces is not None:
            assert standing.pop(row.replaces) == row.plan_id
        if not row.withdrawn:
            standing[row.row_id] = row.plan_id


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def kinds(tokens: Iterable[str], kept: Kept) -> Counter[str]:
    """How many writes of each kind."""
    return Counter(kept.begun[token]["kind"] for token in tokens)
