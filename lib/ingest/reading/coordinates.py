"""From the words of a row or a header to ids and days. A word is looked up once, and told once."""

import datetime as dt
from collections.abc import Callable

import numpy as np
import pandas as pd

from lib.domain.datatraek.area_book import AreaFound, AreaNotFound, How
from lib.domain.datatraek.known_names import KnownNames
from lib.domain.datatraek.period_words import PeriodRead, parse_period, span_of
from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import AreaRule, Coordinate, PeriodRule
from lib.ingest.messages import SEE_IF_RIGHT
from lib.ingest.reading.log import FindingLog, listed, quoted
from lib.ingest.reading.table import cell_word

Place = tuple[str, str]
NO_DAY = np.datetime64("NaT", "us")


def by_distinct(
    columns: list[np.ndarray], answer: Callable[[tuple[object, ...], int], object]
) -> tuple[list[object], np.ndarray]:
    """`answer(cells, first row)` for every distinct combination of cells, and which of the answers is each row's."""
    codes = np.zeros(len(columns[0]), dtype="int64")
    for column in columns:
        own, found = pd.factorize(column, use_na_sentinel=False)
        codes = codes * (len(found) + 1) + own
    _, first, spread = np.unique(codes, return_index=True, return_inverse=True)
    answers = [answer(tuple(column[row] for column in columns), int(row)) for row in first]
    return answers, spread


def ids_by_distinct(
    columns: list[np.ndarray], answer: Callable[[tuple[object, ...], int], object]
) -> np.ndarray:
    """As `by_distinct`, spread over the rows (object array of ids and None)."""
    answers, spread = by_distinct(columns, answer)
    ids = np.empty(len(answers), dtype=object)
    ids[:] = answers
    return np.asarray(ids[spread])


class AreaFinder:
    """Finds areas for one reading: by one word or by several columns that must agree."""

    def __init__(self, names: KnownNames, rule: AreaRule, log: FindingLog) -> None:
        self._names, self._rule, self._log = names, rule, log
        self._known: dict[tuple[tuple[str, ...], str], str | None] = {}

    def find(self, cells: tuple[object, ...], organisation: object, place: Place) -> str | None:
        """The area's id, or None and a finding."""
        words = tuple(word for cell in cells if (word := cell_word(cell)))
        key = (words, cell_word(organisation))
        if key not in self._known:
            self._known[key] = self._find(words, key[1], place)
        return self._known[key]

    def knows(self, cells: tuple[object, ...], organisation: object) -> bool:
        """True when at least one of the cells names one area; nothing is told."""
        words = [word for cell in cells if (word := cell_word(cell))]
        answers = [self._names.find_area(word, self._rule, cell_word(organisation)) for word in words]
        return any(isinstance(answer, AreaFound) for answer in answers)

    def _find(self, words: tuple[str, ...], organisation: str, place: Place) -> str | None:
        if not words:
            self._log.stop(
                "omraade_mangler", place, "Rækken har tal, men intet område.", "Skriv afdelingen eller zonen."
            )
            return None
        answers = [self._names.find_area(word, self._rule, organisation) for word in words]
        found = [answer for answer in answers if isinstance(answer, AreaFound)]
        if len({answer.area_id for answer in found}) > 1:
            named = listed([answer.name for answer in found])
            self._log.stop(
                "omraade_modsiger",
                place,
                f"{listed(list(words))} er to forskellige områder: {named}.",
                "Ret det ene.",
            )
            return None
        if not found:
            self._tell_unknown(answers, organisation, place)
            return None
        self._tell_how(found[0], answers, place)
        return found[0].area_id

    def _tell_unknown(self, answers: list[AreaFound | AreaNotFound], organisation: str, place: Place) -> None:
        unknown = [answer for answer in answers if isinstance(answer, AreaNotFound)]
        maybe = [name for answer in unknown for _, name in answer.candidates]
        word = listed([answer.word for answer in unknown])
        owner = f" i {quoted(organisation)}" if organisation else ""
        if maybe:
            problem = f"{word}{owner} er ikke entydig: det kan være {listed(sorted(set(maybe)))}."
            remedy = "Skriv nummer og organisation, eller skriv ordet i opsætningen under område, navne."
        else:
            problem = f"{word}{owner} er ikke et område, som planen kender."
            remedy = (
                "Ret navnet, giv afdelingen det som tidligere navn, eller skriv ordet i opsætningen: under område, "
                "navne, eller under tabel, spring_over."
            )
        self._log.stop("ukendt_omraade", place, problem, remedy)

    def _tell_how(self, found: AreaFound, answers: list[AreaFound | AreaNotFound], place: Place) -> None:
        former = [a for a in answers if isinstance(a, AreaFound) and a.how is How.FORMER_NAME]
        if former:
            self._log.tell(
                "tidligere_navn",
                place,
                f"Filen bruger et tidligere navn: området hedder nu {quoted(found.name)}.",
                f"Tallene er læst til området. {SEE_IF_RIGHT}",
            )
        unknown = [answer.word for answer in answers if isinstance(answer, AreaNotFound)]
        known = self._names.afdelinger.get(found.area_id)
        if unknown and known is not None and (known.number or not unknown[0][:1].isdigit()):
            self._log.ask(
                "omraade_delvis",
                place,
                f"Området er læst som {quoted(found.name)}, men planen kender ikke {listed(unknown)}.",
                "Sig ja, hvis det er samme afdeling, og giv den det som nummer eller tidligere navn.",
            )


class PeriodFinder:
    """Finds periods for one reading."""

    def __init__(self, rule: PeriodRule, log: FindingLog) -> None:
        self._rule, self._log = rule, log
        self._names = {plain(word): meaning for word, meaning in rule.where.names.items()}
        self._known: dict[tuple[tuple[object, ...], str], tuple[np.datetime64, np.datetime64]] = {}
        self._told_serial = False

    def find(self, cells: tuple[object, ...], rule: str, place: Place) -> tuple[np.datetime64, np.datetime64]:
        """First and last day, NaT twice (and a finding) when the words are no period; `rule`: the indicator's."""
        key = (cells, rule)
        if key not in self._known:
            self._known[key] = self._find(cells, rule, place)
        return self._known[key]

    def _find(
        self, cells: tuple[object, ...], rule: str, place: Place
    ) -> tuple[np.datetime64, np.datetime64]:
        if len(cells) == 1:
            meaning = self._names.get(plain(cell_word(cells[0])), cells[0])
            read = parse_period(meaning, self._rule.form, rule) if cell_word(meaning) else "Perioden mangler."
        else:
            read = span_of(cells[0], cells[1]) if all(map(cell_word, cells)) else "Perioden mangler."
        if isinstance(read, str):
            self._log.stop(
                "ukendt_periode", place, read, "Ret cellen, eller ret periodens form i opsætningen."
            )
            return NO_DAY, NO_DAY
        self._tell_serial(read, place)
        return np.datetime64(read.start, "us"), np.datetime64(read.end, "us")

    def _tell_serial(self, read: PeriodRead, place: Place) -> None:
        if read.serial and not self._told_serial:
            self._told_serial = True
            self._log.tell(
                "serienummer_som_dato",
                place,
                f"Datoen står som regnearkets løbenummer. Den er læst som {_danish(read.start)}.",
                "Se, om datoen er rigtig.",
            )


class KeyFinder:
    """Finds indicators or activities for one reading."""

    def __init__(
        self, find: Callable[..., str | None], coordinate: Coordinate | None, what: str, log: FindingLog
    ) -> None:
        self._find, self._what, self._log = find, what, log
        self._names = {} if coordinate is None else coordinate.names
        self._known: dict[str, str | None] = {}

    def find(self, cell: object, place: Place) -> str | None:
        """The id, or None and a finding."""
        word = cell_word(cell)
        if word not in self._known:
            self._known[word] = self._find(word, self._names) if word else None
            if self._known[word] is None:
                problem = (
                    f"{quoted(word)} er ikke en {self._what}, som planen kender."
                    if word
                    else "Cellen er tom."
                )
                self._log.stop(
                    f"ukendt_{self._what}",
                    place,
                    problem,
                    "Ret ordet, eller skriv det i opsætningen under indikator, navne, eller under tabel, spring_over.",
                )
        return self._known[word]


def _danish(day: dt.date) -> str:
    return f"{day.day:02d}-{day.month:02d}-{day.year}"
