"""The rows of scenarios as one transaction reads and writes them (see scenarios.py, which says what is done)."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import Connection, CursorResult, delete, insert, select, true, update

from lib.domain.access.account import Account, NotAllowed, may
from lib.domain.access.actions import Action
from lib.domain.scenario.document import ScenarioDocument, tidied
from lib.domain.scenario.saved import KeptSave, Line, SavedScenario, line_of
from lib.domain.scenario.written import from_json, to_json
from lib.state.audit import AuditEntry, append
from lib.state.moments import utc
from lib.state.tables import scenario as table
from lib.state.tables import scenario_draft as drafts
from lib.state.tables import scenario_save as saves

NO_SCENARIO = "Scenariet findes ikke. Det kan være gemt i en anden database; se listen over scenarier."
NO_SAVE = "Udgaven hører ikke til scenariet. Genindlæs siden."
NO_NAME = "Giv scenariet et navn, før det gemmes."
NO_NUMBER = "En antagelse i scenariet er ikke et tal. Ret den, og gem igen."
OTHERS_DRAFT = "Kladden er en andens. Gem den som dit eget scenarie, så går intet tabt."
OTHER_PLAN = "Scenariet er lavet til en anden plan og kan ikke gemmes her."

Done = tuple[str, dt.datetime]
"""Who (an account id) and when."""


class ScenarioRefused(Exception):
    """What was asked cannot be done; the message says why in Danish. Nothing has been changed."""


class ScenarioMoved(ScenarioRefused):
    """Somebody else has saved since the page was read; the message says so in Danish. Nothing has been changed."""


def hold(connection: Connection, scenario_id: str) -> tuple[str, Line]:
    """The plan and the saves of a scenario that nobody else writes to before this transaction is done.

    Must be its first statement: the update that changes nothing takes the row's lock in PostgreSQL and the only
    writer's place in SQLite, and what is read after it is what stands. Raises ScenarioRefused for no such scenario.
    """
    own = table.c.scenario_id == scenario_id
    held = connection.execute(update(table).where(own).values(owner=table.c.owner))
    if not held.rowcount:
        raise ScenarioRefused(NO_SCENARIO)
    plan_id = connection.execute(select(table.c.plan_id).where(own)).scalar_one()
    return str(plan_id), line_of(saves_in(connection, scenario_id))


def owner_of(connection: Connection, scenario_id: str) -> str:
    """The account id that made a scenario which has been held."""
    return str(
        connection.execute(select(table.c.owner).where(table.c.scenario_id == scenario_id)).scalar_one()
    )


def readable(document: ScenarioDocument, plan_id: str) -> str:
    """The document as text that is known to be readable again, of the plan. Raises ScenarioRefused for one of another
    plan, ScenarioUnreadable for one that is too large or names what no plan can have."""
    if document.plan_id != plan_id:
        raise ScenarioRefused(OTHER_PLAN)
    try:
        text = to_json(document)
    except ValueError as error:
        raise ScenarioRefused(NO_NUMBER) from error
    from_json(text)
    return text


def named(document: ScenarioDocument, plan_id: str) -> str:
    """The text of a document that has a name too: a draft may be without, a save may not."""
    if not tidied(document).name:
        raise ScenarioRefused(NO_NAME)
    return readable(document, plan_id)


def of_line(line: Line, save_id: int) -> KeptSave:
    """One save of a scenario. Raises ScenarioRefused when it has none of that id."""
    found = next((each for each in line.saves if each.save_id == save_id), None)
    if found is None:
        raise ScenarioRefused(NO_SAVE)
    return found


def make(connection: Connection, plan_id: str, copied_from: str | None, done: Done) -> str:
    """Writes a scenario without saves; returns its id."""
    scenario_id = uuid.uuid4().hex
    row = {"scenario_id": scenario_id, "plan_id": plan_id, "copied_from": copied_from}
    connection.execute(insert(table).values(**row, owner=done[0], at=done[1]))
    return scenario_id


def write(
    connection: Connection, scenario_id: str, text: str, place: tuple[int | None, int], done: Done
) -> int:
    """Writes a save with the document of `text` at a place (based_on, beside); returns its id."""
    document = from_json(text)
    row = {"name": document.name, "document": text, "version": document.version, "put_away": False}
    return _insert(connection, scenario_id, row, place, done)


def repeat(
    connection: Connection, scenario_id: str, kept: KeptSave, based_on: int, put_away: bool, done: Done
) -> int:
    """Writes what an earlier save holds once more, as the first on `based_on`; returns its id."""
    row = {"name": kept.name, "document": kept.text, "version": kept.version, "put_away": put_away}
    return _insert(connection, scenario_id, row, (based_on, 0), done)


def tell(connection: Connection, action: str, scenario: tuple[str, str], detail: str, done: Done) -> None:
    """The audit row of what was done to a scenario (plan_id, scenario_id). Names are kept out of it."""
    actor, at = done
    append(connection, AuditEntry(at, actor, action, f"scenarie {scenario[0]}/{scenario[1]}", detail))


def drop(connection: Connection, plan_id: str, draft_id: str, actor: Account) -> None:
    """Takes a draft away, where there is one that is the account's to change."""
    connection.execute(delete(drafts).where(own_draft(plan_id, draft_id), _is_theirs(actor)))


def hold_draft(connection: Connection, plan_id: str, draft_id: str, actor: Account) -> None:
    """Raises NotAllowed where the draft is there and another's."""
    of_other = select(drafts.c.draft_id).where(own_draft(plan_id, draft_id), ~_is_theirs(actor))
    if connection.execute(of_other).first() is not None:
        raise NotAllowed(OTHERS_DRAFT)


def _is_theirs(actor: Account) -> Any:
    return true() if may(actor, Action.OTHERS_SCENARIO) else drafts.c.actor == actor.account_id


def own_draft(plan_id: str, draft_id: str) -> Any:
    """The condition of one draft."""
    return (drafts.c.plan_id == plan_id) & (drafts.c.draft_id == draft_id)


def saves_in(connection: Connection, scenario_id: str) -> list[KeptSave]:
    """The saves of a scenario in the order they were made."""
    own = select(saves).where(saves.c.scenario_id == scenario_id).order_by(saves.c.save_id)
    return [kept_save(row) for row in connection.execute(own)]


def kept_save(row: Any) -> KeptSave:
    """A row of the table of saves as what it means."""
    return KeptSave(
        save_id=row.save_id,
        based_on=row.based_on,
        beside=row.beside,
        name=row.name,
        text=row.document,
        version=row.version,
        put_away=bool(row.put_away),
        at=utc(row.at),
        actor=row.actor,
    )


def saved_scenario(row: Any, kept: list[KeptSave]) -> SavedScenario:
    """A row of the table of scenarios with its saves as what they mean."""
    line = line_of(kept)
    own = (row.scenario_id, row.plan_id, row.owner, row.copied_from, utc(row.at))
    return SavedScenario(*own, head=line.head, beside=line.beside)


def new_id(written: CursorResult[Any]) -> int:
    """The number that the database gave the row just written."""
    key = written.inserted_primary_key
    return int(key[0]) if key else 0


def _insert(
    connection: Connection,
    scenario_id: str,
    row: dict[str, object],
    place: tuple[int | None, int],
    done: Done,
) -> int:
    where = {"scenario_id": scenario_id, "based_on": place[0], "beside": place[1]}
    return new_id(connection.execute(insert(saves).values(**where, **row, actor=done[0], at=done[1])))
