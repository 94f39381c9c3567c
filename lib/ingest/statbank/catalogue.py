"""The plan's queries to Danmarks Statistik: a TOML file each in the plan's folder `statbank/`."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lib.domain.datatraek.profile import Rhythm
from lib.ingest.messages import LINE_WRONG, Flaw, PlanFileError
from lib.ingest.statbank.query import Part, StatbankQuery
from lib.ingest.unreadable import toml_flaw

FOLDER = "statbank"
QUERY_ID = re.compile(r"[a-z0-9_]{1,60}")
TABLE_ID = re.compile(r"[A-Z0-9]{1,20}")
TOP = {
    "indikator",
    "kilde",
    "titel",
    "note",
    "rytme",
    "seneste_aar",
    "skal_bekraeftes",
    "omraader",
    "vaerdi",
    "taeller",
    "naevner",
}
PART = {"tabel", "omraade", "tid_variabel", "tid", "staar_for_aaret", "koder"}
WORDS = {
    str: "en tekst",
    int: "et helt tal",
    bool: "true eller false",
    list: "en liste med tekster",
    dict: "en tabel",
}


def read_queries(plan_folder: Path) -> dict[str, StatbankQuery]:
    """Every query of the plan by its id (the file's name), in order of name; raises PlanFileError with all flaws."""
    queries: dict[str, StatbankQuery] = {}
    flaws: list[Flaw] = []
    for path in sorted((plan_folder / FOLDER).glob("*.toml")):
        try:
            queries[path.stem] = parse_query(path.read_text(encoding="utf-8"), path.stem)
        except PlanFileError as error:
            flaws += error.flaws
        except (OSError, UnicodeDecodeError):
            flaws.append(Flaw(_file(path.stem), 0, "", "Filen kan ikke læses.", "Gem den som tekst i UTF-8."))
    if flaws:
        raise PlanFileError(flaws)
    return queries


def parse_query(text: str, query_id: str) -> StatbankQuery:
    """One query from its TOML; raises PlanFileError with every flaw of it."""
    file = _file(query_id)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlanFileError([toml_flaw(file, error)]) from None
    reader = _Reader(file, content, [])
    if not QUERY_ID.fullmatch(query_id):
        reader.flaw("", "Filens navn kan ikke bruges.", "Brug små bogstaver a-z, tal og _.")
    query = reader.query(query_id, text)
    if reader.flaws or query is None:
        raise PlanFileError(reader.flaws)
    return query


def query_flaws(
    queries: Mapping[str, StatbankQuery],
    indicators: Collection[str],
    areas: Collection[str],
    sources: Collection[str],
) -> list[Flaw]:
    """What the queries name and the plan does not have; `indicators`, `areas` and `sources` are the plan's ids."""
    flaws = []
    for query in queries.values():
        named = [
            ("indikator", query.indicator_id, indicators, "indicators.csv"),
            ("kilde", query.source_id, sources, "sources.csv"),
            *(("omraader", area, areas, "areas.csv") for area in query.areas.values()),
        ]
        for key, name, known, where in named:
            if name not in known:
                problem = f"«{name}» står ikke i {where}."
                flaws.append(
                    Flaw(_file(query.query_id), 0, key, problem, "Ret navnet, eller tilføj rækken dér.")
                )
    return flaws


def _file(query_id: str) -> str:
    return f"{FOLDER}/{query_id}.toml"


@dataclass(frozen=True)
class _Reader:
    """Reads one file and collects its flaws, so that all are told at once."""

    file: str
    content: Mapping[str, Any]
    flaws: list[Flaw]

    def flaw(self, key: str, problem: str, remedy: str) -> None:
        self.flaws.append(Flaw(self.file, 0, key, problem, remedy))

    def query(self, query_id: str, text: str) -> StatbankQuery | None:
        top = self.content
        self._only(top, TOP, "")
        value, numerator, denominator = (self._part(name) for name in ("vaerdi", "taeller", "naevner"))
        self._right_parts(value)
        query = StatbankQuery(
            query_id=query_id,
            indicator_id=self._take(top, "indikator", str),
            source_id=self._take(top, "kilde", str),
            title=self._take(top, "titel", str),
            note=self._take(top, "note", str),
            rhythm=self._rhythm(),
            areas=MappingProxyType(self._texts_by_code("omraader")),
            latest=self._take(top, "seneste_aar", int),
            unverified=tuple(self._texts(top, "skal_bekraeftes", "")) if "skal_bekraeftes" in top else (),
            value=value,
            numerator=numerator,
            denominator=denominator,
            text=text,
        )
        if not self.flaws and not 1 <= query.latest <= 100:
            self.flaw("seneste_aar", "Antallet af år kan ikke bruges.", "Skriv et helt tal fra 1 til 100.")
        return None if self.flaws else query

    def _right_parts(self, value: Part | None) -> None:
        given = {name for name in ("vaerdi", "taeller", "naevner") if name in self.content}
        if given not in ({"vaerdi"}, {"taeller", "naevner"}):
            remedy = "Skriv enten [vaerdi] eller både [taeller] og [naevner]."
            self.flaw("", "Det er ikke klart, hvad der hentes.", remedy)
        if value is not None and any(len(codes) > 1 for codes in value.codes.values()):
            remedy = "Vælg én kode for hver variabel, eller brug [taeller] og [naevner]."
            self.flaw("vaerdi.koder", "En færdig værdi kan ikke lægges sammen af flere koder.", remedy)

    def _part(self, name: str) -> Part | None:
        if name not in self.content:
            return None
        section = self._take(self.content, name, dict)
        self._only(section, PART, f"{name}.")
        codes = self._take(section, "koder", dict, f"{name}.")
        part = Part(
            table=self._take(section, "tabel", str, f"{name}."),
            area_variable=self._take(section, "omraade", str, f"{name}."),
            time_variable=self._take(section, "tid_variabel", str, f"{name}.", "Tid"),
            periods=self._take(section, "tid", str, f"{name}.", "*"),
            codes=MappingProxyType(
                {variable: tuple(self._texts(codes, variable, f"{name}.koder.")) for variable in codes}
            ),
            stands_for_year=self._take(section, "staar_for_aaret", bool, f"{name}.", False),
        )
        if part.table and not TABLE_ID.fullmatch(part.table):
            remedy = "Skriv tabellens navn med store bogstaver, fx «FOLK1A»."
            self.flaw(f"{name}.tabel", "Tabellens navn kan ikke bruges.", remedy)
        return part

    def _rhythm(self) -> Rhythm:
        word = self._take(self.content, "rytme", str)
        if word not in set(Rhythm):
            self.flaw("rytme", "Rytmen findes ikke.", f"Skriv en af: {', '.join(Rhythm)}.")
            return Rhythm.UREGELMAESSIG
        return Rhythm(word)

    def _texts_by_code(self, key: str) -> dict[str, str]:
        table = self._take(self.content, key, dict)
        if not table or not all(isinstance(value, str) and value for value in table.values()):
            self.flaw(key, "Listen er tom eller forkert.", 'Skriv linjer som "000" = "landet".')
            return {}
        return dict(table)

    def _texts(self, table: Mapping[str, Any], key: str, path: str) -> list[str]:
        found = table.get(key)
        if not isinstance(found, list):
            self.flaw(f"{path}{key}", LINE_WRONG, f"Skriv {WORDS[list]}.")
            return []
        if any(not isinstance(entry, str) or not entry or "*" in entry for entry in found) or (
            path and (not found or len(set(found)) != len(found))
        ):
            self.flaw(
                f"{path}{key}", "Listen er tom, gentager sig eller har andet end koder.", 'Skriv fx ["TOT"].'
            )
            return []
        return found

    def _only(self, table: Mapping[str, Any], known: Collection[str], path: str) -> None:
        for key in sorted(set(table) - set(known)):
            self.flaw(
                f"{path}{key}",
                "Linjen kendes ikke.",
                f"Slet den, eller brug en af: {', '.join(sorted(known))}.",
            )

    def _take(
        self, table: Mapping[str, Any], key: str, kind: type, path: str = "", default: Any = None
    ) -> Any:
        value = table.get(key, default)
        # bool is an int to Python, not to a reader of the file.
        if (
            isinstance(value, kind)
            and (kind is bool or not isinstance(value, bool))
            and (kind is not str or str(value).strip())
        ):
            return value
        self.flaw(f"{path}{key}", LINE_WRONG, f"Skriv {WORDS[kind]}.")
        return kind()
