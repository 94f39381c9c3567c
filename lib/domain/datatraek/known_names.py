"""Everything that the plan knows by name: areas, indicators and activities, and how a word in a file finds them."""

from collections.abc import Iterable, Mapping

import pandas as pd

from lib.domain.datatraek.area_book import (
    AfdelingBook,
    AreaBook,
    AreaFound,
    AreaNotFound,
    How,
    KnownAfdeling,
    KnownArea,
    gathered,
    in_names,
)
from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import NO_NAMES, AreaRule
from lib.domain.indicator import Indicator, Kind, Polarity
from lib.domain.observation import Provenance

__all__ = ["AreaFound", "AreaNotFound", "How", "KnownAfdeling", "KnownArea", "KnownNames", "known_names"]

_INDICATOR_TEXTS = (
    "indicator_id",
    "label",
    "short_label",
    "concept",
    "theme",
    "unit",
    "age_band",
    "period_rule",
    "source_id",
)


class KnownNames:
    """The plan's names. Made by `known_names`; nothing in it changes afterwards.

    `areas`, `afdelinger`, `indicators`: by id. `activities`: id -> the names it goes by.
    """

    def __init__(
        self,
        areas: Iterable[KnownArea],
        afdelinger: Iterable[KnownAfdeling],
        indicators: Iterable[Indicator],
        activities: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._book = AreaBook(areas, AfdelingBook(afdelinger))
        self.areas: Mapping[str, KnownArea] = self._book.by_id
        self.afdelinger: Mapping[str, KnownAfdeling] = self._book.afdelinger.by_id
        self.indicators: Mapping[str, Indicator] = {i.indicator_id: i for i in indicators}
        self.activities: Mapping[str, tuple[str, ...]] = dict(activities)
        self.organisations = frozenset(plain(a.organisation) for a in self.afdelinger.values())
        self._indicator_words = gathered(
            ((plain(i.indicator_id), plain(i.label), plain(i.short_label)), i.indicator_id)
            for i in self.indicators.values()
        )
        self._activity_words = gathered(
            (tuple(map(plain, (key, *words))), key) for key, words in self.activities.items()
        )

    def find_area(self, word: str, rule: AreaRule, organisation: str = "") -> AreaFound | AreaNotFound:
        """The area that `word` names: by the profile's own list, then id, name, former name, number.

        `organisation` is the row's, '' when it has none; the rule's own is used then. A number counts only when it
        is one afdeling's (within the organisation if there is one); a number and a name together must agree.
        """
        return self._book.find(word, rule, organisation)

    def find_indicator(self, word: str, names: Mapping[str, str] = NO_NAMES) -> str | None:
        """The indicator id that `word` is or names (profile's list, id, label, short label); None: none or several."""
        return _only(in_names(word, names), self._indicator_words.get(plain(word), set()), self.indicators)

    def find_activity(self, word: str, names: Mapping[str, str] = NO_NAMES) -> str | None:
        """The activity id that `word` is or names; None when there is none or more than one."""
        return _only(in_names(word, names), self._activity_words.get(plain(word), set()), self.activities)

    def area_name(self, area_id: str) -> str | None:
        """What the area is called today; None when there is no such area."""
        return self._book.name(area_id)

    def numbered(self, number: str, organisation: str) -> set[str]:
        """Ids of the organisation's afdelinger that have the number."""
        return self._book.afdelinger.with_number(number, organisation)


def known_names(
    areas: pd.DataFrame, afdelinger: pd.DataFrame, indicators: pd.DataFrame, activities: pd.DataFrame
) -> KnownNames:
    """The names of a plan from its frames (columns as in docs/data-formats.md).

    Once real afdelinger are loaded the demo ones are unknown.
    """
    real = afdelinger["provenance"] == Provenance.DATATRAEK
    own = afdelinger[real] if real.any() else afdelinger
    return KnownNames(
        areas=[
            KnownArea(_text(row["area_id"]), _text(row["name"]), _text(row["level"]), _whole(row["number"]))
            for row in _rows(areas)
        ],
        afdelinger=[_afdeling(row) for row in _rows(own)],
        indicators=[_indicator(row) for row in _rows(indicators)],
        activities={
            _text(row["activity_id"]): (_text(row["name"]), _text(row["short_name"]))
            for row in _rows(activities)
        },
    )


def _rows(frame: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]


def _only(listed: str | None, found: set[str], known: Mapping[str, object]) -> str | None:
    if listed is not None:
        return listed if listed in known else None
    return next(iter(found)) if len(found) == 1 else None


def _afdeling(row: Mapping[str, object]) -> KnownAfdeling:
    former = _text(row.get("former_names"))
    return KnownAfdeling(
        area_id=_text(row["area_id"]),
        name=_text(row["name"]),
        organisation=_text(row["organisation"]),
        number=_text(row.get("number")),
        former_names=tuple(name.strip() for name in former.split(";") if name.strip()),
        zone=_text(row["zone"]),
        real=row["provenance"] == Provenance.DATATRAEK,
    )


def _indicator(row: Mapping[str, object]) -> Indicator:
    texts = {name: _text(row[name]) for name in _INDICATOR_TEXTS}
    return Indicator(
        **texts,
        kind=Kind(_text(row["kind"])),
        polarity=Polarity(_text(row["polarity"])),
        additive=bool(row["additive"]),
        sensitive=bool(row["sensitive"]),
    )


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _whole(cell: object) -> str:
    if isinstance(cell, int):
        return str(cell)
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else ""
