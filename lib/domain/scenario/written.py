"""A scenario as one JSON text: what is kept, exported and imported. The same document always gives the same text.

Every field is described in docs/data-formats.md. Ids are the plan's own, hours are hours a week in halves, days are
written 2026-01-31.
"""

import json
from typing import Any

from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Move
from lib.domain.allocation.terms import Lock, Terms
from lib.domain.allocation.weighing import Weighing
from lib.domain.scenario.document import SCHEMA, Assumption, ScenarioDocument, tidied
from lib.domain.scenario.reading import (
    ScenarioUnreadable,
    day_of,
    fields_of,
    half_hours_of,
    id_of,
    json_value,
    list_of,
    number_of,
    quoted,
    text_of,
    unreadable,
    whole_of,
)

__all__ = ["MOST_SIGNS", "ScenarioUnreadable", "from_json", "to_json"]

MOST_SIGNS = 2_000_000
"""Of a whole document; the largest that its own limits allow is smaller."""
NAME, NOTE = 200, 5_000
PLAN, VERSION, ID, RESOURCE = 80, 64, 120, 200
MOVES, LOCKS, IDS = 500, 1_000, 500
DAYS = 24
"""Days on which moves begin: every one is a placement of its own to be checked against the rules."""
LARGEST_ID = 2**31 - 1
LARGEST_VALUE = 1e12
LEAST_FACTOR, LARGEST_FACTOR = 0.01, 100.0
"""Of a zone's need; those that the program makes are from 0.5 to 2."""

REQUIRED = ("schema", "plan_id", "name", "data_version", "rules", "moves")
OTHER = (
    "note",
    "lifted_rules",
    "locks",
    "most_moved_hours",
    "sessions",
    "assumptions",
    "answers",
    "need_weighing",
)


def to_json(document: ScenarioDocument) -> str:
    """The document as text: fields in alphabetical order, name and note tidied.

    Raises ValueError for an assumption that is not a number (NaN or infinite).
    """
    kept, terms = tidied(document), document.terms
    written = {
        "schema": SCHEMA,
        "plan_id": kept.plan_id,
        "name": kept.name,
        "note": kept.note,
        "data_version": kept.version,
        "rules": list(kept.rules),
        "moves": [written_move(move) for move in kept.moves],
        "lifted_rules": sorted(terms.lifted),
        "locks": [{"activity_id": lock.activity_id, "zone": lock.zone} for lock in sorted(terms.locks)],
        "most_moved_hours": None if terms.most_moved is None else _hours(terms.most_moved),
        "sessions": [
            {"activity_id": activity_id, "hours": _hours(half_hours)}
            for activity_id, half_hours in terms.sessions
        ],
        "assumptions": [
            {"assumption_id": each.assumption_id, "value": float(each.value)} for each in kept.assumptions
        ],
        "answers": list(kept.answers),
    }
    if kept.weighing is not None:  # left out otherwise, so that programs from before it can read the text
        written["need_weighing"] = _written_weighing(kept.weighing)
    return json.dumps(written, ensure_ascii=False, allow_nan=False, sort_keys=True, indent=1) + "\n"


def from_json(written: str | bytes, plan_id: str = "") -> ScenarioDocument:
    """The document of a text or an uploaded file, whoever wrote it; with `plan_id` it must be of that plan.

    Raises ScenarioUnreadable with a Danish sentence for anything else than a scenario.
    """
    value = json_value(written, MOST_SIGNS)
    if not isinstance(value, dict) or "schema" not in value:
        unreadable("det er ikke et scenarie fra Zonekompas (feltet «schema» mangler)")
    _check_schema(value["schema"])
    found = fields_of(value, "scenariet", REQUIRED, OTHER)
    plan = id_of(found["plan_id"], "«plan_id»", PLAN)
    if plan_id and plan != plan_id:
        unreadable(f"det er lavet til en anden plan, {quoted(plan)}")
    return tidied(
        ScenarioDocument(
            plan_id=plan,
            name=text_of(found["name"], "«name»", NAME),
            version=id_of(found["data_version"], "«data_version»", VERSION),
            rules=_ids(found["rules"], "rules"),
            moves=moves_from(found["moves"]),
            terms=_terms(found),
            assumptions=tuple(
                _assumption(each, f"antagelse {place}")
                for place, each in enumerate(list_of(found.get("assumptions", []), "«assumptions»", IDS), 1)
            ),
            answers=tuple(
                whole_of(each, "«answers»", 1, LARGEST_ID)
                for each in list_of(found.get("answers", []), "«answers»", IDS)
            ),
            note=text_of(found.get("note", ""), "«note»", NOTE),
            weighing=_weighing(found.get("need_weighing")),
        )
    )


def _check_schema(schema: Any) -> None:
    if isinstance(schema, int) and not isinstance(schema, bool) and schema > SCHEMA:
        unreadable("det er gemt af en nyere udgave af Zonekompas; opdatér først")
    if schema != SCHEMA or not isinstance(schema, int) or isinstance(schema, bool):
        unreadable(f"«schema» skal være {SCHEMA}, ikke {quoted(schema)}")


def written_move(move: Move) -> dict[str, object]:
    """A move as fields: what `moves_from` reads."""
    return {
        "activity_id": move.activity_id,
        "resource": move.resource,
        "from_zone": move.from_zone,
        "to_zone": move.to_zone,
        "hours": _hours(move.half_hours),
        "starts": None if move.starts is None else move.starts.isoformat(),
    }


def moves_from(value: Any) -> tuple[Move, ...]:
    """The moves of a list that somebody else wrote. Raises ScenarioUnreadable."""
    listed = list_of(value, "«moves»", MOVES)
    moves = tuple(_move(move, f"flytning {place}") for place, move in enumerate(listed, 1))
    days = len({move.starts for move in moves})
    if days > DAYS:
        unreadable(f"flytningerne begynder på {days} forskellige dage, og der er plads til {DAYS}")
    return moves


def _move(value: Any, where: str) -> Move:
    required = ("activity_id", "resource", "from_zone", "to_zone", "hours")
    found = fields_of(value, where, required, ("starts",))
    starts = found.get("starts")
    return Move(
        id_of(found["activity_id"], f"«activity_id» i {where}", ID),
        id_of(found["resource"], f"«resource» i {where}", RESOURCE),
        id_of(found["from_zone"], f"«from_zone» i {where}", ID),
        id_of(found["to_zone"], f"«to_zone» i {where}", ID),
        half_hours_of(found["hours"], f"«hours» i {where}"),
        None if starts is None else day_of(starts, f"«starts» i {where}"),
    )


def _terms(found: dict[str, Any]) -> Terms:
    most = found.get("most_moved_hours")
    return Terms(
        lifted=frozenset(_ids(found.get("lifted_rules", []), "lifted_rules")),
        locks=frozenset(
            _lock(lock, f"lås {place}")
            for place, lock in enumerate(list_of(found.get("locks", []), "«locks»", LOCKS), 1)
        ),
        most_moved=None if most is None else half_hours_of(most, "«most_moved_hours»", least=0),
        sessions=tuple(
            _session(each, f"aktivitet {place} i «sessions»")
            for place, each in enumerate(list_of(found.get("sessions", []), "«sessions»", IDS), 1)
        ),
    )


def _lock(value: Any, where: str) -> Lock:
    found = fields_of(value, where, ("activity_id", "zone"), ())
    return Lock(
        id_of(found["activity_id"], f"«activity_id» i {where}", ID, may_be_empty=True),
        id_of(found["zone"], f"«zone» i {where}", ID, may_be_empty=True),
    )


def _session(value: Any, where: str) -> tuple[str, int]:
    found = fields_of(value, where, ("activity_id", "hours"), ())
    activity_id = id_of(found["activity_id"], f"«activity_id» i {where}", ID)
    return activity_id, half_hours_of(found["hours"], f"«hours» i {where}")


def _assumption(value: Any, where: str) -> Assumption:
    found = fields_of(value, where, ("assumption_id", "value"), ())
    return Assumption(
        id_of(found["assumption_id"], f"«assumption_id» i {where}", ID),
        number_of(found["value"], f"«value» i {where}", -LARGEST_VALUE, LARGEST_VALUE),
    )


def _written_weighing(weighing: Weighing) -> dict[str, object]:
    factors = [{"zone": zone, "factor": float(factor)} for zone, factor in weighing.factors]
    return {"discussion": weighing.discussion, "factors": factors}


def _weighing(value: Any) -> Weighing | None:
    if value is None:
        return None
    found = fields_of(value, "«need_weighing»", ("discussion", "factors"), ())
    return Weighing(
        id_of(found["discussion"], "«discussion» i «need_weighing»", NAME, may_be_empty=True),
        tuple(
            _factor(each, f"faktor {place} i «need_weighing»")
            for place, each in enumerate(list_of(found["factors"], "«factors»", IDS), 1)
        ),
    )


def _factor(value: Any, where: str) -> tuple[str, float]:
    found = fields_of(value, where, ("zone", "factor"), ())
    zone = id_of(found["zone"], f"«zone» i {where}", ID)
    return zone, number_of(found["factor"], f"«factor» i {where}", LEAST_FACTOR, LARGEST_FACTOR)


def _ids(value: Any, field: str) -> tuple[str, ...]:
    return tuple(id_of(each, f"et punkt i «{field}»", ID) for each in list_of(value, f"«{field}»", IDS))


def _hours(half_hours: int) -> float:
    return half_hours / HALF_HOURS_PER_HOUR
