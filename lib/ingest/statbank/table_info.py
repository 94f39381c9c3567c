"""A table as Danmarks Statistik describes it (the API's TABLEINFO): variables, their codes, when it was updated."""

import difflib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Variable:
    """`codes`: code -> DST's words for it, in DST's order."""

    code: str
    text: str
    codes: Mapping[str, str]
    time: bool
    can_be_left_out: bool


@dataclass(frozen=True)
class TableInfo:
    """`variables` by code. `updated`: DST's own timestamp; `active`: whether the table is still kept up to date."""

    table: str
    title: str
    updated: str
    active: bool
    variables: Mapping[str, Variable]


def parse_table_info(body: bytes) -> TableInfo:
    """The description as TableInfo; raises ValueError when it has not the documented form."""
    try:
        content = json.loads(body.decode("utf-8-sig"))
        variables = {entry["id"]: _variable(entry) for entry in content["variables"]}
        return TableInfo(
            table=_text(content["id"]),
            title=_text(content.get("description") or content.get("text", "")),
            updated=_text(content.get("updated", "")),
            active=bool(content.get("active", True)),
            variables=variables,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no table description") from error


def nearest(wanted: str, known: Mapping[str, str]) -> str:
    """The code of `known` (code -> words) that looks most like `wanted`, with its words; '' when none does."""
    by_word = {word.casefold(): code for code, words in known.items() for word in (words, code)}
    close = difflib.get_close_matches(wanted.casefold(), by_word, n=1, cutoff=0.5)
    if not close:
        return ""
    code = by_word[close[0]]
    return f"{code} – {known[code]}" if known[code] else code


def total_code(variable: Variable) -> str:
    """The code by which a variable's total goes (TOT, IALT or words with «i alt»); '' when it has none."""
    for code, words in variable.codes.items():
        if code in ("TOT", "IALT") or "i alt" in words.casefold():
            return code
    return ""


def _variable(entry: Any) -> Variable:
    return Variable(
        code=_text(entry["id"]),
        text=_text(entry.get("text", "")),
        codes={_text(value["id"]): _text(value.get("text", "")) for value in entry["values"]},
        time=bool(entry.get("time", False)),
        can_be_left_out=bool(entry.get("elimination", False)),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value
