"""A profile as TOML, written so that a person can go on from it."""

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from lib.domain.datatraek.profile import Coordinate, SourceProfile
from lib.ingest.profile_keys import (
    AREA_KEYS,
    CELL_KEYS,
    COLUMN_KEYS,
    COORDINATE_KEYS,
    PERIOD_KEYS,
    PROFILE_KEYS,
    TABLE_KEYS,
    Keys,
)

_EMPTY: tuple[object, ...] = ("", ())
"""What is left out of a part that has no value by itself."""


def profile_text(profile: SourceProfile) -> str:
    """The profile as TOML; what is as the program has it by itself is left out."""
    own = {key: rule for key, rule in PROFILE_KEYS.items() if rule.holds not in (dict, list)}
    lines = [*_lines(profile, own), *_section("tabel", profile.table, TABLE_KEYS)]
    lines += _coordinate("omraade", profile.area.where, profile.area, AREA_KEYS)
    lines += _coordinate("periode", profile.period.where, profile.period, PERIOD_KEYS)
    for name, coordinate in (("indikator", profile.indicator), ("maal", profile.measure)):
        if coordinate is not None:
            lines += _coordinate(name, coordinate, coordinate, COORDINATE_KEYS)
    lines += _section("celler", profile.cells, CELL_KEYS)
    for column in profile.columns:
        lines += ["", "[[kolonner]]", *_lines(column, COLUMN_KEYS)]
    return "\n".join(lines) + "\n"


def _section(name: str, part: Any, keys: Keys) -> list[str]:
    lines = list(_lines(part, keys))
    return ["", f"[{name}]", *lines] if lines else []


def _coordinate(name: str, where: Coordinate, part: Any, keys: Keys) -> list[str]:
    lines = list(_lines(where, COORDINATE_KEYS))
    lines += _lines(part, {key: rule for key, rule in keys.items() if key not in COORDINATE_KEYS})
    if where.names:
        lines += ["", f"[{name}.navne]"]
        lines += [f"{_quoted(word)} = {_quoted(meaning)}" for word, meaning in where.names.items()]
    return ["", f"[{name}]", *lines]


def _lines(part: Any, keys: Keys) -> Iterator[str]:
    """The plain values of a part that differ from what the program has by itself."""
    usual = {own.name: _EMPTY if own.default is MISSING else (own.default,) for own in fields(part)}
    for key, rule in keys.items():
        if rule.holds is dict or rule.attribute not in usual:
            continue
        value = getattr(part, rule.attribute)
        if rule.required or value not in usual[rule.attribute]:
            yield f"{key} = {_toml(value)}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(_quoted(text) for text in value)}]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    """A basic string: TOML escapes as JSON does, but for the sign DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
