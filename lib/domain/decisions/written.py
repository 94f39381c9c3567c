"""A decision as one JSON text, as the state keeps it. Whoever wrote the text, nothing in it is trusted.

Fields: schema, meeting_id, indstilling_id, kind, title, text, decided_on, result, way, votes, in_force_from, moves,
expectations, version, delaftaler. Hours are hours a week in halves, days are written 2026-01-31.
"""

import json
from enum import StrEnum
from typing import Any, TypeVar

from lib.domain.decisions.decision import (
    ADOPTS,
    DecisionFields,
    Expectation,
    Result,
    Voice,
    Vote,
    Way,
)
from lib.domain.decisions.entry import BASIS_LIMIT, DISSENT_LIMIT, LARGEST, TEXT_LIMIT, TITLE_LIMIT
from lib.domain.scenario.reading import (
    ScenarioUnreadable,
    day_of,
    fields_of,
    id_of,
    json_value,
    list_of,
    number_of,
    quoted,
    text_of,
    unreadable,
    whole_of,
)
from lib.domain.scenario.written import ID, LARGEST_ID, moves_from, written_move

SCHEMA = 1
MOST_SIGNS = 500_000
VOTES, EXPECTATIONS, EDITIONS = 50, 100, 200
VERSION = 64
_FIELDS = (
    "schema",
    "meeting_id",
    "indstilling_id",
    "kind",
    "title",
    "text",
    "decided_on",
    "result",
    "way",
    "votes",
    "in_force_from",
    "moves",
    "expectations",
    "version",
    "delaftaler",
)
_EXPECTATION = ("indicator_id", "area_id", "low", "high", "by", "basis", "version", "since")

E = TypeVar("E", bound=StrEnum)


class DecisionUnreadable(Exception):
    """A text is not a decision; the message says in Danish what is wrong and where."""


def to_json(fields: DecisionFields) -> str:
    """The decision as text; the same decision always gives the same. Raises ValueError for a bound that is no number
    (NaN or infinite)."""
    written = {
        "schema": SCHEMA,
        "meeting_id": fields.meeting_id,
        "indstilling_id": fields.indstilling_id,
        "kind": fields.kind,
        "title": fields.title,
        "text": fields.text,
        "decided_on": fields.decided_on.isoformat(),
        "result": fields.result.value,
        "way": fields.way.value,
        "votes": [
            {"voter_id": vote.voter_id, "voice": vote.voice.value, "dissent": vote.dissent}
            for vote in fields.votes
        ],
        "in_force_from": None if fields.in_force_from is None else fields.in_force_from.isoformat(),
        "moves": [written_move(move) for move in fields.moves],
        "expectations": [_written_expectation(each) for each in fields.expectations],
        "version": fields.version,
        "delaftaler": list(fields.delaftaler),
    }
    return json.dumps(written, ensure_ascii=False, allow_nan=False, sort_keys=True)


def from_json(written: str | bytes) -> DecisionFields:
    """The decision of a text. Raises DecisionUnreadable with a Danish sentence for anything else."""
    try:
        return _read(json_value(written, MOST_SIGNS))
    except ScenarioUnreadable as error:
        raise DecisionUnreadable(f"Beslutningen kan ikke læses: {error.fault}.") from error


def _read(value: Any) -> DecisionFields:
    found = fields_of(value, "beslutningen", _FIELDS, ())
    if found["schema"] != SCHEMA or isinstance(found["schema"], bool):
        unreadable(f"«schema» skal være {SCHEMA}, ikke {quoted(found['schema'])}")
    indstilling, starts = found["indstilling_id"], found["in_force_from"]
    fields = DecisionFields(
        meeting_id=whole_of(found["meeting_id"], "«meeting_id»", 1, LARGEST_ID),
        indstilling_id=None
        if indstilling is None
        else whole_of(indstilling, "«indstilling_id»", 1, LARGEST_ID),
        kind=id_of(found["kind"], "«kind»", ID),
        title=text_of(found["title"], "«title»", TITLE_LIMIT),
        text=text_of(found["text"], "«text»", TEXT_LIMIT),
        decided_on=day_of(found["decided_on"], "«decided_on»"),
        result=_one_of(found["result"], "«result»", Result),
        way=_one_of(found["way"], "«way»", Way),
        votes=tuple(
            _vote(each, f"stemme {place}")
            for place, each in enumerate(list_of(found["votes"], "«votes»", VOTES), 1)
        ),
        in_force_from=None if starts is None else day_of(starts, "«in_force_from»"),
        moves=moves_from(found["moves"]),
        expectations=tuple(
            _expectation(each, f"forventning {place}")
            for place, each in enumerate(list_of(found["expectations"], "«expectations»", EXPECTATIONS), 1)
        ),
        version=id_of(found["version"], "«version»", VERSION),
        delaftaler=tuple(
            whole_of(each, "«delaftaler»", 1, LARGEST_ID)
            for each in list_of(found["delaftaler"], "«delaftaler»", EDITIONS)
        ),
    )
    if fields.moves and (fields.in_force_from is None or fields.result not in ADOPTS):
        unreadable("den flytter timer uden at være vedtaget fra en dag")
    return fields


def _vote(value: Any, where: str) -> Vote:
    found = fields_of(value, where, ("voter_id", "voice", "dissent"), ())
    return Vote(
        id_of(found["voter_id"], f"«voter_id» i {where}", ID),
        _one_of(found["voice"], f"«voice» i {where}", Voice),
        text_of(found["dissent"], f"«dissent» i {where}", DISSENT_LIMIT),
    )


def _written_expectation(each: Expectation) -> dict[str, object]:
    return {
        "indicator_id": each.indicator_id,
        "area_id": each.area_id,
        "low": float(each.low),
        "high": float(each.high),
        "by": each.by.isoformat(),
        "basis": each.basis,
        "version": each.version,
        "since": None if each.since is None else each.since.isoformat(),
    }


def _expectation(value: Any, where: str) -> Expectation:
    found = fields_of(value, where, _EXPECTATION, ())
    low, high = (number_of(found[end], f"«{end}» i {where}", -LARGEST, LARGEST) for end in ("low", "high"))
    if low > high:
        unreadable(f"«low» er større end «high» i {where}")
    since = found["since"]
    return Expectation(
        id_of(found["indicator_id"], f"«indicator_id» i {where}", ID),
        id_of(found["area_id"], f"«area_id» i {where}", ID),
        low,
        high,
        day_of(found["by"], f"«by» i {where}"),
        text_of(found["basis"], f"«basis» i {where}", BASIS_LIMIT),
        id_of(found["version"], f"«version» i {where}", VERSION),
        None if since is None else day_of(since, f"«since» i {where}"),
    )


def _one_of(value: Any, where: str, kinds: type[E]) -> E:
    words = text_of(value, where, ID)
    if words not in {kind.value for kind in kinds}:
        unreadable(f"{where} kan ikke være {quoted(words)}")
    return kinds(words)
