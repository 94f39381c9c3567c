"""Which column of a table holds what, by the profile."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import Coordinate, Measure, Origin, SourceProfile, ValueColumn
from lib.ingest.reading.log import FindingLog, at, listed
from lib.ingest.reading.table import OPTIONAL, SPAN, Table, found_in

SOURCE = "kilde"
"""A measure of the long template: the column names the source of each row."""

BY_ROW = ""
"""The measure of a column whose rows say what they hold."""


@dataclass(frozen=True)
class Held:
    """What a value column says by itself; None: the row (or the sheet) says it. `area`, `period`: words."""

    key: str | None
    area: str | None
    period: str | None


@dataclass(frozen=True)
class Layout:
    """The columns of a table by their place.

    `period`: one column, or two for first and last day. `groups`: what columns hold -> measure -> column;
    `key` is an indicator's or an activity's id.
    """

    area: tuple[int, ...] = ()
    organisation: tuple[int, ...] = ()
    period: tuple[int, ...] = ()
    key: int | None = None
    measure: int | None = None
    fill_down: tuple[int, ...] = ()
    groups: Mapping[Held, Mapping[str, int]] = field(default_factory=dict)

    def coordinate_columns(self) -> set[int]:
        """All columns that say what a row is about."""
        own = {*self.area, *self.organisation, *self.period, self.key, self.measure}
        return {column for column in own if column is not None}

    def value_columns(self) -> list[int]:
        """All columns with figures, from left to right."""
        return sorted({column for held in self.groups.values() for column in held.values()})

    def label_columns(self) -> tuple[int, ...]:
        """The columns whose words name a row: the area's, or else the indicator's."""
        return self.area or (() if self.key is None else (self.key,))


def layout_of(table: Table, profile: SourceProfile, log: FindingLog) -> Layout | None:
    """The table's columns; None (and a finding) when one is missing that the profile needs."""
    found = _Columns(table, log)
    area = found.of(profile.area.where)
    organisation = found.any_of(profile.area.organisation_columns)
    period = found.of(profile.period.where, first=True)
    key = found.of(profile.indicator, first=True)
    measure = found.of(profile.measure, first=True)
    coordinates = {*area, *organisation, *period, *key, *measure}
    groups = _groups(table, profile, coordinates, found)
    fill_down = found.any_of(profile.table.fill_down)
    if found.missing:
        found.tell_missing()
        return None
    if not groups:
        log.stop(
            "ingen_talkolonner",
            at(table.sheet.name, table.header_row, 0),
            "Ingen kolonne med tal svarer til opsætningen.",
            f"Overskrifterne er {listed(table.filled_names())}. Ret opsætningen.",
        )
        return None
    return Layout(
        area=area,
        organisation=organisation,
        period=period,
        key=key[0] if key else None,
        measure=measure[0] if measure else None,
        fill_down=fill_down,
        groups=groups,
    )


class _Columns:
    """Looks columns up by header and remembers which were not there."""

    def __init__(self, table: Table, log: FindingLog) -> None:
        self.table = table
        self.log = log
        self.missing: list[str] = []

    def of(self, coordinate: Coordinate | None, first: bool = False) -> tuple[int, ...]:
        if coordinate is None or coordinate.origin is not Origin.COLUMN:
            return ()
        for header in coordinate.columns:
            parts = header.split(SPAN)
            ends = [self.table.exactly(part) for part in parts]
            if len(parts) > 1 and all(ends):
                return tuple(end[0] for end in ends)
        found = self.any_of(tuple(h for h in coordinate.columns if SPAN not in h))
        if not found:
            self.missing.append(" eller ".join(coordinate.columns))
        return found[:1] if first else found

    def any_of(self, headers: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(column for header in headers for column in self.table.exactly(header)))

    def tell_missing(self) -> None:
        self.log.stop(
            "manglende_kolonne",
            at(self.table.sheet.name, self.table.header_row, 0),
            f"Kolonnen {listed(self.missing)} mangler."
            if len(self.missing) == 1
            else f"Kolonnerne {listed(self.missing)} mangler.",
            f"Overskrifterne er {listed(self.table.filled_names())}. Ret filen, eller ret opsætningens overskrifter.",
        )


def _groups(
    table: Table, profile: SourceProfile, coordinates: set[int], found: _Columns
) -> dict[Held, dict[str, int]]:
    groups: dict[Held, dict[str, int]] = {}
    unused: list[str] = []
    described = _described(table, profile, found)
    for column, name in enumerate(table.names):
        if column in coordinates:
            continue
        held = _held(column, name, profile, described)
        if not held:
            unused.append(name)
        for what, measure in held:
            other = groups.setdefault(what, {}).setdefault(measure, column)
            if other != column:
                _tell_twice(table, other, column, found.log)
    _tell_unused(table, [name for name in unused if name], found.log)
    return groups


def _described(table: Table, profile: SourceProfile, found: _Columns) -> dict[int, list[ValueColumn]]:
    """Column -> what the profile says of it: the header as it stands, or else the longest beginning."""
    described: dict[int, list[ValueColumn]] = {}
    for wanted in sorted(profile.columns, key=lambda c: -len(c.header)):
        columns = table.exactly(wanted.header) or table.beginning(wanted.header)
        if not columns and not wanted.header.endswith(OPTIONAL):
            found.missing.append(wanted.header)
        for column in columns:
            others = described.setdefault(column, [])
            if not others or plain(others[0].header) == plain(wanted.header):
                others.append(wanted)
    return described


def _held(
    column: int, name: str, profile: SourceProfile, described: dict[int, list[ValueColumn]]
) -> list[tuple[Held, str]]:
    in_header = [
        found_in(c.find, name) if c is not None and c.origin is Origin.HEADER else None
        for c in (profile.indicator, profile.area.where, profile.period.where, profile.measure)
    ]
    if _unmatched_header(profile, in_header) or not name or _skipped(name, profile):
        return []
    key, area, period, measure = in_header
    if not profile.columns:
        return [(Held(key, area, period), _measure(profile, measure))]
    return [
        (Held(indicator, area, period), wanted.measure or _measure(profile, measure))
        for wanted in described.get(column, ())
        for indicator in (wanted.indicators or (key,))
    ]


def _unmatched_header(profile: SourceProfile, words: list[str | None]) -> bool:
    coordinates = (profile.indicator, profile.area.where, profile.period.where, profile.measure)
    in_header = [c is not None and c.origin is Origin.HEADER for c in coordinates]
    if not profile.columns and not any(in_header):
        return True
    return any(wanted and word is None for wanted, word in zip(in_header, words, strict=True))


def _measure(profile: SourceProfile, word: str | None) -> str:
    if profile.measure is None:
        return Measure.VALUE.value
    if profile.measure.origin is Origin.HEADER:
        return measure_word(word or "", profile.measure) or ""
    return profile.measure.fixed if profile.measure.origin is Origin.FIXED else BY_ROW


def measure_word(word: str, coordinate: Coordinate) -> str | None:
    """The measure that a word means: by the profile's list ('*' stands for every other word) or as it is."""
    listed_words = {plain(key): value for key, value in coordinate.names.items()}
    return listed_words.get(plain(word)) or listed_words.get("*") or (plain(word) or None)


def _skipped(name: str, profile: SourceProfile) -> bool:
    return any(plain(name).startswith(plain(word)) for word in profile.table.skip)


def _tell_twice(table: Table, one: int, other: int, log: FindingLog) -> None:
    log.stop(
        "flere_kolonner",
        at(table.sheet.name, table.header_row, other),
        f"Kolonnerne «{table.names[one]}» og «{table.names[other]}» svarer begge til det samme i opsætningen.",
        "Skriv hele overskriften i opsætningen.",
    )


def _tell_unused(table: Table, names: list[str], log: FindingLog) -> None:
    if names:
        log.tell(
            "ukendt_kolonne",
            at(table.sheet.name, table.header_row, 0),
            f"Disse kolonner er ikke læst: {listed(names)}.",
            "Skriv dem i opsætningen, hvis de skal med.",
        )
