"""What questions of moved zone borders have been answered with: the next answer is audited against all of it."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.domain.borders import BorderChange, ShownSum
from lib.state.tables import border_answer as table

ASKED = "spurgt om zonegrænser"
MOVED = "Andre spørger om zonegrænser lige nu. Prøv igen om lidt."


class AnswersMoved(Exception):
    """Another question has been answered meanwhile; the message says so in Danish. Nothing has been written."""


@dataclass(frozen=True)
class AnswersBefore:
    """All counts that the plan's earlier questions were answered with; `last` is the number of the latest answer."""

    last: int
    sums: tuple[ShownSum, ...]


def answers_before(engine: Engine, plan_id: str) -> AnswersBefore:
    """What is known from earlier answers, oldest first."""
    of_plan = select(table).where(table.c.plan_id == plan_id).order_by(table.c.number)
    with engine.connect() as connection:
        rows = connection.execute(of_plan).all()
    sums = tuple(_sum(row.version, one) for row in rows for one in json.loads(row.shown))
    return AnswersBefore(rows[-1].number if rows else 0, sums)


def keep_answer(
    engine: Engine,
    plan_id: str,
    after: int,
    change: BorderChange,
    sums: Sequence[ShownSum],
    actor: Account,
    at: dt.datetime,
) -> None:
    """Writes what an answer tells, before it is shown to anyone. `sums` are of one version, at least one.

    Raises AnswersMoved when an answer has come in since number `after`: the audit has not seen it.
    """
    asked = {"flyt": dict(change.moves), "nye": list(change.new_zones)}
    row = {
        "plan_id": plan_id,
        "number": after + 1,
        "version": sums[0].version,
        "asked": json.dumps(asked, ensure_ascii=False),
        "shown": json.dumps([_fields(one) for one in sums], ensure_ascii=False),
        "at": at,
        "actor": allowed(actor, Action.BORDERS, plan_id),
    }
    try:
        with engine.begin() as connection:
            connection.execute(insert(table).values(**row))
    except IntegrityError as error:
        raise AnswersMoved(MOVED) from error


def _fields(one: ShownSum) -> dict[str, object]:
    return {
        "indicator_id": one.indicator_id,
        "period_end": one.period_end.isoformat(),
        "areas": sorted(one.areas),
        "count": one.count,
    }


def _sum(version: str, fields: dict[str, object]) -> ShownSum:
    areas = fields["areas"]
    return ShownSum(
        str(fields["indicator_id"]),
        dt.date.fromisoformat(str(fields["period_end"])),
        frozenset(areas if isinstance(areas, list) else ()),
        int(str(fields["count"])),
        version,
    )
