"""The answer of a moved border as a program reads it, and back again."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from lib.domain.border_figures import UNTOUCHED, border_sentence, needs_sentence
from lib.domain.borders import (
    BorderAnswer,
    BorderChange,
    BorderNeed,
    BorderRow,
    Difference,
    Figure,
    Standing,
)


def answer_fields(answer: BorderAnswer) -> dict[str, Any]:
    """The answer as JSON can hold it: days as 2025-12-31, and its sentences under 'sentence', 'needs_sentence' and
    'untouched'."""
    fields = asdict(answer)
    for row in fields["rows"]:
        row["period_end"] = row["period_end"].isoformat()
        row["standing"] = row["standing"].value
    said = {"sentence": border_sentence(answer), "needs_sentence": needs_sentence(answer)}
    return {**fields, **said, "untouched": UNTOUCHED}


def answer_from(fields: Mapping[str, Any]) -> BorderAnswer:
    """The answer that `answer_fields` wrote, also after a journey as JSON."""
    change = fields["change"]
    return BorderAnswer(
        change=BorderChange(_pairs(change["moves"]), tuple(change["new_zones"])),
        zones=_pairs(fields["zones"]),
        moved=tuple((name, left, to) for name, left, to in fields["moved"]),
        rows=tuple(_row(row) for row in fields["rows"]),
        needs=tuple(
            BorderNeed(**{**need, "real": _pairs(need["real"]), "what_if": _pairs(need["what_if"])})
            for need in fields["needs"]
        ),
        needs_left=tuple(fields["needs_left"]),
        needs_hidden=tuple(fields["needs_hidden"]),
        demo=bool(fields["demo"]),
    )


def _row(row: Mapping[str, Any]) -> BorderRow:
    return BorderRow(
        **{
            **row,
            "period_end": dt.date.fromisoformat(row["period_end"]),
            "standing": Standing(row["standing"]),
            "real": None if row["real"] is None else Figure(**row["real"]),
            "what_if": None if row["what_if"] is None else Figure(**row["what_if"]),
            "difference": None if row["difference"] is None else Difference(**row["difference"]),
        }
    )


def _pairs(pairs: Any) -> tuple[tuple[Any, Any], ...]:
    return tuple((first, second) for first, second in pairs)
