"""What each column of an unknown table seems to hold, how sure that is, and why."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.datatraek.known_names import AreaFound, KnownNames
from lib.domain.datatraek.mapping_grid import Column, is_number, is_year
from lib.domain.datatraek.mapping_words import match_indicator, measure_of, registered_measure
from lib.domain.datatraek.period_words import parse_period
from lib.domain.datatraek.plain_text import plain
from lib.domain.datatraek.profile import FORM_WORDS, AreaRule, Coordinate, Origin, PeriodForm
from lib.domain.numbers import count

ENOUGH = 0.6
"""From this share of its words a column is taken for what they are."""
_AREA_WORDS = ("afdeling", "afd", "område", "omraade", "zone", "skole", "distrikt")
_PERIOD_WORDS = (
    "år",
    "aar",
    "periode",
    "dato",
    "uge",
    "måned",
    "kvartal",
    "skoleår",
    "tid",
    "pr.",
    "opgjort",
)
_MEASURE_WORDS = ("mål", "måltal", "type", "enhed", "opgørelse")
_LEVELS = ("afdeling", "zone", "kommune", "skole")


class Role(StrEnum):
    """What a column is for."""

    AREA = "omraade"
    ORGANISATION = "organisation"
    PERIOD = "periode"
    INDICATOR = "indikator"
    MEASURE = "maal"
    VALUES = "tal"
    UNKNOWN = "ukendt"


_WHAT = {Role.AREA: "området", Role.PERIOD: "perioden", Role.INDICATOR: "indikatoren", Role.MEASURE: "målet"}
"""What two columns may compete for, in a sentence."""


@dataclass(frozen=True)
class Seen:
    """A column and what it seems to be. `detail`: the area's level, the period's form, or the indicator's id."""

    column: Column
    role: Role
    confidence: float
    why: str
    detail: str = ""


def seen_columns(columns: Sequence[Column], names: KnownNames) -> tuple[Seen, ...]:
    """Each column by itself; where two compete for area, period or indicator, the surer (then the first) has it."""
    seen = [_seen(column, names) for column in columns]
    for role in (Role.AREA, Role.PERIOD, Role.INDICATOR, Role.MEASURE):
        rivals = [place for place, one in enumerate(seen) if one.role is role]
        for place in sorted(rivals, key=lambda each: (-seen[each].confidence, each))[1:]:
            why = f"En anden kolonne ligner mere kolonnen for {_WHAT[role]}."
            seen[place] = Seen(seen[place].column, Role.UNKNOWN, 0.0, why)
    return tuple(seen)


def area_level(words: Sequence[str], names: KnownNames) -> tuple[float, str]:
    """The share of the words that name areas, and the level most of them are of ('afdeling' where none is)."""
    best = (0.0, "afdeling")
    for level in _LEVELS:
        rule = AreaRule(Coordinate(Origin.COLUMN), level=level)
        found = [hit for each in words if isinstance(hit := names.find_area(each, rule), AreaFound)]
        share = len(found) / len(words) if words else 0.0
        if share > best[0]:
            levels = Counter(_level(hit.area_id, names) for hit in found)
            best = (share, levels.most_common(1)[0][0])
    return best


def period_form(words: Sequence[str]) -> tuple[float, PeriodForm]:
    """The form that reads most of the words, and the share that it reads."""
    shares = []
    for form in PeriodForm:
        read = [parse_period(each, form) for each in words]
        shares.append((sum(not isinstance(each, str) for each in read) / len(read) if read else 0.0, form))
    return max(shares, key=lambda pair: pair[0])


def _seen(column: Column, names: KnownNames) -> Seen:
    if not column.words:
        return Seen(column, Role.UNKNOWN, 0.0, "Kolonnen er tom.")
    return (
        _as_organisation(column, names)
        or _as_period(column)
        or _as_area(column, names)
        or _as_measure(column)
        or _as_indicator(column, names)
        or _as_values(column, names)
    )


def _as_organisation(column: Column, names: KnownNames) -> Seen | None:
    share = _share(column.words, lambda each: plain(each) in names.organisations)
    if share < ENOUGH:
        return None
    return Seen(column, Role.ORGANISATION, share, f"{_of(share, column)} er organisationer i planen.")


def _as_period(column: Column) -> Seen | None:
    said = _says(column.header, _PERIOD_WORDS)
    share, form = period_form(column.words)
    serial = form is PeriodForm.DATE and all(is_number(each) for each in column.words)
    if share < ENOUGH or (serial and not said):
        return None
    if not said and column.numeric and not all(is_year(each) for each in column.words):
        return None
    confidence = share if said else 0.8 * share
    return Seen(
        column, Role.PERIOD, confidence, f"{_of(share, column)} kan læses som {FORM_WORDS[form]}.", form.value
    )


def _as_area(column: Column, names: KnownNames) -> Seen | None:
    said = _says(column.header, _AREA_WORDS)
    # Numbers are areas under a header that says so; under a header that is an area itself they are its figures.
    if column.numeric and (not said or area_level([column.header], names)[0] > 0):
        return None
    share, level = area_level(column.words, names)
    if share < ENOUGH and (column.numeric or not said or share == 0):
        return None
    return Seen(column, Role.AREA, share, f"{_of(share, column)} er områder, planen kender.", level)


def _as_measure(column: Column) -> Seen | None:
    share = _share(
        column.words, lambda each: measure_of(each) is not None or registered_measure(each) is not None
    )
    if column.numeric or share < 1 or len(column.words) > len(Role):
        return None
    confidence = 0.9 if _says(column.header, _MEASURE_WORDS) else 0.7
    return Seen(column, Role.MEASURE, confidence, "Ordene siger, om tallene er antal eller andele.")


def _as_indicator(column: Column, names: KnownNames) -> Seen | None:
    if column.numeric:
        return None
    activities = _share(column.words, lambda each: names.find_activity(each) is not None)
    if activities >= ENOUGH:
        why = f"{_of(activities, column)} er aktiviteter i planen."
        return Seen(column, Role.INDICATOR, activities, why, "aktivitet")
    share = _share(
        column.words,
        lambda each: (
            names.find_indicator(each) is not None or match_indicator(each, names.indicators) is not None
        ),
    )
    if share < ENOUGH:
        return None
    return Seen(
        column, Role.INDICATOR, share, f"{_of(share, column)} ligner indikatorer i planen.", "indikator"
    )


def _as_values(column: Column, names: KnownNames) -> Seen:
    if not column.numeric:
        return Seen(column, Role.UNKNOWN, 0.0, "Kolonnen har ord, som planen ikke kender.")
    known = names.find_indicator(column.header)
    if known is not None:
        return Seen(column, Role.VALUES, 1.0, "Overskriften er en indikator i planen.", known)
    match = match_indicator(column.header, names.indicators)
    if match is None:
        return Seen(
            column, Role.VALUES, 0.0, "Kolonnen har tal, men overskriften ligner ingen bestemt indikator."
        )
    label = names.indicators[match.indicator_id].label
    return Seen(column, Role.VALUES, match.likeness, f"Overskriften ligner «{label}».", match.indicator_id)


def _level(area_id: str, names: KnownNames) -> str:
    return "afdeling" if area_id in names.afdelinger else names.areas[area_id].level


def _share(words: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, words)) / len(words) if words else 0.0


def _of(share: float, column: Column) -> str:
    return f"{count(round(share * len(column.words)))} af {count(len(column.words))} værdier"


def _says(header: str, stems: Sequence[str]) -> bool:
    return any(each.startswith(tuple(stems)) for each in plain(header).replace("|", " ").split())
