"""Scenarios, their saves, comments and drafts. Saves and comments are only ever added to; a draft is written over.

Every writing transaction begins by holding the scenario's row (`hold`), so that of many who save at once each sees
what the others have done: exactly one follows in line, and every other stands beside it. Whatever writes raises
NotAllowed for an account that may not; a scenario is changed by the account that made it, or by who may change any.
"""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from lib.domain.access.account import Account, allowed, allowed_own
from lib.domain.access.actions import Action
from lib.domain.free_text import clean_text
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.saved import Comment, Draft, KeptSave, Save, SavedScenario, line_of
from lib.state import scenario_rows as rows
from lib.state.scenario_rows import ScenarioMoved, ScenarioRefused
from lib.state.tables import scenario as table
from lib.state.tables import scenario_comment as comments
from lib.state.tables import scenario_draft as drafts
from lib.state.tables import scenario_save as saves

MADE, COPIED = "scenarie oprettet", "scenarie kopieret"
SAVED, SAVED_BESIDE, CHOSEN = "scenarie gemt", "scenarie gemt ved siden af", "scenarie valgt"
PUT_AWAY, TAKEN_BACK = "scenarie lagt væk", "scenarie taget frem"
COMMENT_LIMIT = 2_000

MOVED = "En anden har gemt imens. Intet er ændret; genindlæs siden, og se den nyeste udgave."
NO_CHOICE = "Der er kun én udgave at vælge."
NO_COMMENT = "Skriv en kommentar først."
LONG_COMMENT = f"Kommentaren er for lang; der er plads til {COMMENT_LIMIT} tegn."
NO_ID = "Kladden har ikke et gyldigt nummer. Intet er gemt."

_ID = re.compile(r"[0-9A-Za-z_-]{1,32}")
"""An id as an address may hold it; what else stands there is not asked for (PostgreSQL refuses a NUL)."""


def new_scenario(
    engine: Engine,
    plan_id: str,
    document: ScenarioDocument,
    actor: Account,
    at: dt.datetime,
    draft_id: str = "",
) -> SavedScenario:
    """A new scenario with its first save; the draft it was made from is dropped with it.

    Raises ScenarioRefused, and ScenarioUnreadable for a document that could not be read again.
    """
    text, done = rows.named(document, plan_id), (allowed(actor, Action.SCENARIO, plan_id), at)
    with engine.begin() as connection:
        scenario_id = rows.make(connection, plan_id, None, done)
        save_id = rows.write(connection, scenario_id, text, (None, 0), done)
        rows.tell(connection, MADE, (plan_id, scenario_id), f"udgave {save_id}", done)
        rows.drop(connection, plan_id, draft_id, actor)
        return _scenario(connection, scenario_id)


def save(
    engine: Engine,
    scenario_id: str,
    based_on: int,
    document: ScenarioDocument,
    actor: Account,
    at: dt.datetime,
    draft_id: str = "",
) -> Save:
    """Keeps the document as a save made from `based_on`, always; who was not first is told by the Save.

    The draft is dropped in the same transaction. Raises ScenarioRefused, ScenarioUnreadable.
    """
    with engine.begin() as connection:
        plan_id, line = rows.hold(connection, scenario_id)
        done = (allowed_own(actor, rows.owner_of(connection, scenario_id), plan_id), at)
        text = rows.named(document, plan_id)
        rows.of_line(line, based_on)
        beside = max((each.beside + 1 for each in line.saves if each.based_on == based_on), default=0)
        save_id = rows.write(connection, scenario_id, text, (based_on, beside), done)
        action, detail = SAVED_BESIDE if beside else SAVED, f"udgave {save_id} på udgave {based_on}"
        rows.tell(connection, action, (plan_id, scenario_id), detail, done)
        rows.drop(connection, plan_id, draft_id, actor)
    return Save(scenario_id, save_id, beside, line.first_on(based_on))


def choose(
    engine: Engine,
    scenario_id: str,
    save_id: int,
    instead_of: Collection[int],
    actor: Account,
    at: dt.datetime,
) -> Save:
    """Lets the open end `save_id` go on instead of the others named; nothing is deleted.

    Where the line's head is among them, the chosen document is saved on it and is the new head, and every other named
    end is put away by a save of its own (the chosen one too: it goes on in the line). Without the head, the chosen end
    stays open. Ends that are not named stay open. Returns where the chosen document now stands. Raises ScenarioMoved
    when one of them is no longer an open end: somebody has saved or chosen since.
    """
    with engine.begin() as connection:
        plan_id, line = rows.hold(connection, scenario_id)
        done = (allowed_own(actor, rows.owner_of(connection, scenario_id), plan_id), at)
        ends = {end.save_id: end for end in line.ends}
        others = sorted({*instead_of} - {save_id})
        if not others:
            raise ScenarioRefused(NO_CHOICE)
        if not {save_id, *others} <= ends.keys():
            raise ScenarioMoved(MOVED)
        head, goes_on = line.head.save_id, save_id
        if head in others:
            goes_on = rows.repeat(connection, scenario_id, ends[save_id], head, False, done)
        for end in sorted({save_id, *others} - {head, goes_on}):
            rows.repeat(connection, scenario_id, ends[end], end, True, done)
        detail = f"udgave {save_id} frem for {', '.join(str(each) for each in others)}"
        rows.tell(connection, CHOSEN, (plan_id, scenario_id), detail, done)
    return Save(scenario_id, goes_on, 0)


def put_away(engine: Engine, scenario_id: str, based_on: int, actor: Account, at: dt.datetime) -> Save:
    """Takes the scenario out of the list in use, by a save. Raises ScenarioMoved when `based_on` is not its head."""
    return _set_aside(engine, scenario_id, based_on, (True, PUT_AWAY), actor, at)


def take_back(engine: Engine, scenario_id: str, based_on: int, actor: Account, at: dt.datetime) -> Save:
    """Puts it in the list again as it was. Raises ScenarioMoved when `based_on` is not its head."""
    return _set_aside(engine, scenario_id, based_on, (False, TAKEN_BACK), actor, at)


def copy(
    engine: Engine, scenario_id: str, save_id: int, name: str, actor: Account, at: dt.datetime
) -> SavedScenario:
    """A new scenario under a name of its own, beginning with the document of one save, whichever it is.

    Raises ScenarioRefused, and ScenarioUnreadable where this program cannot read that save.
    """
    done = (allowed(actor, Action.SCENARIO), at)
    with engine.begin() as connection:
        plan_id, line = rows.hold(connection, scenario_id)
        allowed(actor, Action.SCENARIO, plan_id)
        text = rows.named(replace(rows.of_line(line, save_id).document, name=name), plan_id)
        own = rows.make(connection, plan_id, scenario_id, done)
        rows.write(connection, own, text, (None, 0), done)
        rows.tell(connection, COPIED, (plan_id, own), f"fra {scenario_id}, udgave {save_id}", done)
        return _scenario(connection, own)


def scenarios_of(engine: Engine, plan_id: str, put_away: bool = False) -> tuple[SavedScenario, ...]:
    """The plan's scenarios in use, the last saved first; with `put_away` those that have been put away instead."""
    of_plan = select(saves).join(table, table.c.scenario_id == saves.c.scenario_id)
    with engine.connect() as connection:
        # In this order: a scenario is written with its first save, so none is found without one.
        own = connection.execute(select(table).where(table.c.plan_id == plan_id)).all()
        found = connection.execute(of_plan.where(table.c.plan_id == plan_id).order_by(saves.c.save_id)).all()
    kept: dict[str, list[KeptSave]] = {}
    for row in found:
        kept.setdefault(row.scenario_id, []).append(rows.kept_save(row))
    scenarios = (rows.saved_scenario(row, kept[row.scenario_id]) for row in own)
    wanted = [each for each in scenarios if each.put_away == put_away]
    return tuple(sorted(wanted, key=lambda each: each.head.save_id, reverse=True))


def scenario_of(engine: Engine, plan_id: str, scenario_id: str) -> SavedScenario | None:
    """The scenario of a link, put away or not; None where the plan has none of that id."""
    if _ID.fullmatch(scenario_id) is None:
        return None
    with engine.connect() as connection:
        own = select(table.c.plan_id).where(table.c.scenario_id == scenario_id)
        if connection.execute(own).scalar_one_or_none() != plan_id:
            return None
        return _scenario(connection, scenario_id)


def saves_of(engine: Engine, scenario_id: str) -> tuple[KeptSave, ...]:
    """Every save of a scenario in the order they were made; see `line_of` for which of them is the head."""
    with engine.connect() as connection:
        return tuple(rows.saves_in(connection, scenario_id))


def comment(engine: Engine, scenario_id: str, text: str, actor: Account, at: dt.datetime) -> int:
    """Adds a comment and returns its id. Raises ScenarioRefused for an empty or too long one, or no such scenario."""
    said, done_by = clean_text(text), allowed(actor, Action.COMMENT)
    if not said or len(said) > COMMENT_LIMIT:
        raise ScenarioRefused(LONG_COMMENT if said else NO_COMMENT)
    with engine.begin() as connection:
        plan_id, _ = rows.hold(connection, scenario_id)
        allowed(actor, Action.COMMENT, plan_id)
        row = {"scenario_id": scenario_id, "text": said, "at": at, "actor": done_by}
        return rows.new_id(connection.execute(insert(comments).values(**row)))


def comments_of(engine: Engine, scenario_id: str) -> tuple[Comment, ...]:
    """What was said of a scenario, oldest first."""
    own = select(comments).where(comments.c.scenario_id == scenario_id).order_by(comments.c.comment_id)
    with engine.connect() as connection:
        found = connection.execute(own).all()
    return tuple(Comment(row.comment_id, row.text, rows.utc(row.at), row.actor) for row in found)


def keep_draft(
    engine: Engine,
    plan_id: str,
    draft_id: str,
    document: ScenarioDocument,
    actor: Account,
    at: dt.datetime,
    scenario_id: str | None = None,
    based_on: int | None = None,
) -> None:
    """Writes the draft over what it was; its name may still be empty. Raises ScenarioRefused, ScenarioUnreadable.

    `scenario_id` and `based_on` are the save that it goes on from, None for what was never saved.
    """
    if _ID.fullmatch(draft_id) is None:
        raise ScenarioRefused(NO_ID)
    text = rows.readable(document, plan_id)
    where = {"scenario_id": scenario_id, "based_on": based_on}
    done_by = allowed(actor, Action.SCENARIO, plan_id)
    row: dict[str, object] = {
        **where,
        "document": text,
        "version": document.version,
        "at": at,
        "actor": done_by,
    }
    try:
        _write_draft(engine, plan_id, draft_id, row, actor)
    except IntegrityError:  # it was written for the first time at the same moment from somewhere else
        try:
            _write_draft(engine, plan_id, draft_id, row, actor)
        except IntegrityError as error:  # or the number is that of another plan's draft
            raise ScenarioRefused(NO_ID) from error


def draft_of(engine: Engine, plan_id: str, draft_id: str) -> Draft | None:
    """The draft of an id, and the save that has come on its own since; None where there is none."""
    if _ID.fullmatch(draft_id) is None:
        return None
    with engine.connect() as connection:
        row = connection.execute(select(drafts).where(rows.own_draft(plan_id, draft_id))).one_or_none()
        if row is None:
            return None
        kept = rows.saves_in(connection, row.scenario_id) if row.scenario_id and row.based_on else []
    newer = line_of(kept).first_on(row.based_on) if kept else None
    place = (row.draft_id, row.plan_id, row.scenario_id, row.based_on)
    return Draft(*place, row.document, row.version, rows.utc(row.at), row.actor, newer)


def _set_aside(
    engine: Engine, scenario_id: str, based_on: int, aside: tuple[bool, str], actor: Account, at: dt.datetime
) -> Save:
    """Puts away or takes back; where it stands so already nothing is written."""
    away, action = aside
    with engine.begin() as connection:
        plan_id, line = rows.hold(connection, scenario_id)
        done = (allowed_own(actor, rows.owner_of(connection, scenario_id), plan_id), at)
        rows.of_line(line, based_on)
        if line.head.save_id != based_on:
            raise ScenarioMoved(MOVED)
        if line.head.put_away == away:
            return Save(scenario_id, based_on, 0)
        save_id = rows.repeat(connection, scenario_id, line.head, based_on, away, done)
        rows.tell(connection, action, (plan_id, scenario_id), f"udgave {save_id} på udgave {based_on}", done)
    return Save(scenario_id, save_id, 0)


def _scenario(connection: Connection, scenario_id: str) -> SavedScenario:
    row = connection.execute(select(table).where(table.c.scenario_id == scenario_id)).one()
    return rows.saved_scenario(row, rows.saves_in(connection, scenario_id))


def _write_draft(engine: Engine, plan_id: str, draft_id: str, row: dict[str, object], actor: Account) -> None:
    with engine.begin() as connection:
        rows.hold_draft(connection, plan_id, draft_id, actor)
        there = connection.execute(update(drafts).where(rows.own_draft(plan_id, draft_id)).values(**row))
        if not there.rowcount:
            connection.execute(insert(drafts).values(draft_id=draft_id, plan_id=plan_id, **row))
