"""The plan's afdelinger from a table: number, name, organisation, zone, sizes and place."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from lib.domain.datatraek.area_book import AreaFound, number_word
from lib.domain.datatraek.cells import TROUBLE_WORDS, parse_cell
from lib.domain.datatraek.known_names import KnownAfdeling, KnownNames
from lib.domain.datatraek.period_words import parse_period
from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import AreaRule, CellRule, Coordinate, Origin, PeriodForm, SourceProfile
from lib.ingest.reading.data_rows import data_rows
from lib.ingest.reading.layout import Layout, layout_of
from lib.ingest.reading.log import FindingLog, at, listed, quoted
from lib.ingest.reading.table import Table, cell_word

CELL = "celle"
"""The measure of a column in a profile of afdelinger: its `indicators` name the column of ours that it fills."""

TEXTS = ("name", "number", "former_names", "organisation", "zone")
COUNTS = ("residents", "households")
DEGREES = ("lon", "lat")
DAYS = ("valid_from", "valid_to")
TARGETS = (*TEXTS, *COUNTS, *DEGREES, *DAYS)

_ZONES = AreaRule(Coordinate(Origin.COLUMN), level="zone")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ö": "oe", "ä": "ae"})


def afdeling_frames(
    tables: Sequence[Table], profile: SourceProfile, names: KnownNames, asked: str | None, log: FindingLog
) -> Iterator[pd.DataFrame]:
    """A frame per block with the columns of afdelinger; what is wrong with a cell is a finding."""
    for table in tables:
        layout = layout_of(table, profile, log)
        if layout is None:
            continue
        reader = _AfdelingReader(table, layout, profile, names, asked, log)
        for rows in data_rows(table, layout, profile.table, log):
            records = [
                reader.record(int(number), cells)
                for number, cells in zip(rows.numbers, rows.cells, strict=True)
            ]
            yield pd.DataFrame([record for record in records if record is not None])


class _AfdelingReader:
    def __init__(
        self,
        table: Table,
        layout: Layout,
        profile: SourceProfile,
        names: KnownNames,
        asked: str | None,
        log: FindingLog,
    ) -> None:
        self.table, self.profile, self.names, self.asked, self.log = table, profile, names, asked, log
        self.columns = {held.key: next(iter(columns.values())) for held, columns in layout.groups.items()}
        self.columns.setdefault("name", layout.area[0])
        self.by_number: dict[tuple[str, str], list[KnownAfdeling]] = {}
        self.by_name: dict[tuple[str, str], list[KnownAfdeling]] = {}
        for afdeling in names.afdelinger.values():
            if afdeling.real:
                self._remember(afdeling)
        if layout.organisation:
            self.columns.setdefault("organisation", layout.organisation[0])
        if layout.period:
            self.columns.setdefault("valid_from", layout.period[0])

    def _remember(self, afdeling: KnownAfdeling) -> None:
        owner = plain(afdeling.organisation)
        if afdeling.number:
            self.by_number.setdefault((owner, number_word(afdeling.number)), []).append(afdeling)
        for name in {plain(name) for name in (afdeling.name, *afdeling.former_names)}:
            self.by_name.setdefault((owner, name), []).append(afdeling)

    def record(self, number: int, cells: np.ndarray) -> dict[str, Any] | None:
        """One row, or None and findings."""
        texts = {target: self._text(cells, target) for target in TEXTS}
        texts["organisation"] = texts["organisation"] or self.profile.area.organisation
        texts["number"] = number_word(texts["number"]) if texts["number"] else ""
        place = at(self.table.sheet.name, number, self.columns.get("name", 0))
        lacking = [word for target, word in _NEEDED.items() if not texts[target]]
        if lacking:
            self.log.stop("tom_celle", place, f"Rækken mangler {' og '.join(lacking)}.", "Udfyld cellen.")
            return None
        zone = self._zone(number, texts["zone"]) if texts["zone"] else ""
        area_id, former = self._identity(texts, place)
        if zone is None or area_id is None:
            return None
        figures = {target: self._number(number, cells, target) for target in (*COUNTS, *DEGREES)}
        days = {target: self._day(number, cells, target) for target in DAYS}
        own = {
            "area_id": area_id,
            "zone": zone or None,
            "former_names": former or None,
            "number": texts["number"] or None,
        }
        return texts | figures | days | own | {"sheet": place[0], "cell": place[1]}

    def _text(self, cells: np.ndarray, target: str) -> str:
        column = self.columns.get(target)
        return "" if column is None else cell_word(cells[column])

    def _zone(self, number: int, word: str) -> str | None:
        found = self.names.find_area(word, _ZONES)
        if isinstance(found, AreaFound) and self._level(found.area_id) == "zone":
            return found.area_id
        place = at(self.table.sheet.name, number, self.columns["zone"])
        zones = listed([area.name for area in self.names.areas.values() if area.level == "zone"])
        self.log.stop(
            "ukendt_zone", place, f"{quoted(word)} er ikke en zone.", f"Zonerne er {zones or 'ikke indlæst'}."
        )
        return None

    def _level(self, area_id: str) -> str:
        return self.names.areas[area_id].level if area_id in self.names.areas else "afdeling"

    def _identity(self, texts: dict[str, str], place: tuple[str, str]) -> tuple[str | None, str]:
        """The id (a known afdeling keeps its own) and the former names, with the one it had until now."""
        listed_names = [name.strip() for name in texts["former_names"].split(";") if name.strip()]
        known = self._known(texts, listed_names)
        if len(known) > 1:
            maybe = listed([afdeling.name for afdeling in known])
            problem = f"{quoted(texts['name'])} nr. {quoted(texts['number'])} kan være {maybe}."
            self.log.stop("omraade_modsiger", place, problem, "Ret nummer eller navn.")
            return None, ""
        if not known:
            return self._new_id(texts, place), ";".join(listed_names)
        one = known[0]
        before = [*one.former_names, *listed_names]
        if plain(one.name) != plain(texts["name"]):
            before.append(one.name)
            problem = f"Afdelingen hed {quoted(one.name)} og hedder nu {quoted(texts['name'])}."
            self.log.tell("nyt_navn", place, problem, "Det gamle navn huskes. Se, om det er samme afdeling.")
        kept = [name for name in dict.fromkeys(before) if plain(name) != plain(texts["name"])]
        return one.area_id, ";".join(kept)

    def _known(self, texts: dict[str, str], former: list[str]) -> list[KnownAfdeling]:
        """The real afdelinger of the organisation that have the number, or else one of the names."""
        owner = plain(texts["organisation"])
        numbered = self.by_number.get((owner, texts["number"]), [])
        named = [a for name in (texts["name"], *former) for a in self.by_name.get((owner, plain(name)), [])]
        clash = [
            a for a in named if a.number and texts["number"] and number_word(a.number) != texts["number"]
        ]
        if numbered and clash:
            return list({a.area_id: a for a in (*numbered, *clash)}.values())
        return numbered or list({a.area_id: a for a in named if a not in clash}.values())

    def _new_id(self, texts: dict[str, str], place: tuple[str, str]) -> str | None:
        area_id = _slug(f"{texts['organisation']} {texts['number'] or texts['name']}")
        taken = self.names.areas.get(area_id) or self.names.afdelinger.get(area_id)
        if taken is not None and (not isinstance(taken, KnownAfdeling) or taken.real):
            problem = f"Afdelingen ville få samme id som {quoted(taken.name)}."
            self.log.stop("id_optaget", place, problem, "Giv den et nummer, eller ret organisationen.")
            return None
        return area_id

    def _number(self, row: int, cells: np.ndarray, target: str) -> float | None:
        column = self.columns.get(target)
        if column is None:
            return None
        rules = (CellRule(decimal=",", thousands=""), CellRule(decimal=".", thousands=""))
        if target in COUNTS:
            rules = (self.profile.cells, self.profile.cells)
        read = next(
            (r for r in (parse_cell(cells[column], rule) for rule in rules) if r.trouble is None), None
        )
        place = at(self.table.sheet.name, row, column)
        if read is None:
            trouble = parse_cell(cells[column], rules[0]).trouble
            problem, remedy = TROUBLE_WORDS[trouble] if trouble else ("", "")
            self.log.stop("ulaeselig_celle", place, f"{quoted(cells[column])} {problem}", remedy)
            return None
        if np.isnan(read.number):
            return None
        if target in COUNTS and (read.percent or read.number % 1 or read.number > 1e9):
            self.log.stop("ikke_helt_tal", place, f"{quoted(cells[column])} er ikke et antal.", "Ret tallet.")
            return None
        return read.number

    def _day(self, row: int, cells: np.ndarray, target: str) -> np.datetime64 | None:
        column = self.columns.get(target)
        cell = cells[column] if column is not None else (self.asked if target == "valid_from" else None)
        if cell is None:
            return None
        read = parse_period(cell, PeriodForm.DATE)
        if isinstance(read, str):
            self.log.stop("ukendt_periode", at(self.table.sheet.name, row, column or 0), read, "Ret datoen.")
            return None
        return np.datetime64(read.start, "us")


_NEEDED = {"name": "navn", "organisation": "organisation"}
"""Without a zone the place decides (lib/ingest/geography/placing.py)."""


def _slug(text: str) -> str:
    """An id from words: small Latin letters and figures, '_' between."""
    return re.sub(r"[^a-z0-9]+", "_", plain(text).translate(_LETTERS)).strip("_")
