"""What a person types about an event, and when it may be kept: every fault is said in words, and at once."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from lib.domain.events import EventFields, EventKind, day_text
from lib.domain.free_text import clean_text, too_long
from lib.domain.sentences import number_word

TITLE_LIMIT = 200
NOTE_LIMIT = 2000
YEARS_AHEAD = 5
"""An event may be planned; further ahead than this it is a slip of the keyboard."""
FIRST_YEAR = 1950
"""No curve begins before it; an earlier year is a slip too."""


@dataclass(frozen=True)
class EventEntry:
    """What a person has typed, as it was typed; the days as text. `reason` None: a new event needs none."""

    area_id: str | None
    kind: str | None
    title: str
    note: str
    first_day: str
    last_day: str
    reason: str | None = None


class EntryRefused(Exception):
    """The entry cannot be kept; `sentences` say in Danish what is wrong, one for each fault."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = tuple(sentences)


def checked_entry(entry: EventEntry, area_ids: Collection[str], today: date) -> EventFields:
    """The entry as it may be kept; white space in the title is tidied.

    `area_ids`: the areas that events may stand on. Raises EntryRefused with every fault that it has.
    """
    faults: list[str] = []
    title = _line(entry.title)
    note = clean_text(entry.note)
    if entry.area_id not in area_ids:
        faults.append("Vælg et område: hele planen, en zone eller en afdeling.")
    if entry.kind not in set(EventKind):
        faults.append("Vælg, hvilken slags begivenhed det er.")
    if not title:
        faults.append("Giv begivenheden en titel, for eksempel «Facaderenovering».")
    faults += _too_long(title, TITLE_LIMIT, "Titlen") + _too_long(note, NOTE_LIMIT, "Noten")
    first = _day(entry.first_day, "Fra", faults)
    last = _day(entry.last_day, "Til", faults)
    if not entry.first_day.strip():
        faults.append("Skriv i «Fra», hvilken dag det begyndte, for eksempel 1.6.2022.")
    faults += _misplaced(first, last, today) + _without_reason(entry.reason)
    if faults or first is None:
        raise EntryRefused(faults)
    return EventFields(str(entry.area_id), EventKind(str(entry.kind)), title, note, first, last)


def checked_reason(words: str) -> str:
    """Why an event is corrected or withdrawn. Raises EntryRefused when nothing is written."""
    if faults := _without_reason(words):
        raise EntryRefused(faults)
    return _line(words)


def _without_reason(words: str | None) -> list[str]:
    if words is None:
        return []
    if not _line(words):
        return ["Skriv en begrundelse: den står i historikken, når andre spørger, hvorfor det er ændret."]
    return _too_long(words, NOTE_LIMIT, "Begrundelsen")


def day_from(words: str) -> date | None:
    """'1.6.2022', '1/6-2022', '01-06-2022' and '2022-06-01' are 1 June 2022; None for what is no day."""
    danish = re.fullmatch(r"(\d{1,2})[./-]\s?(\d{1,2})[./ -]\s?(\d{4})", words.strip())
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", words.strip())
    if danish:
        day, month, year = (int(part) for part in danish.groups())
    elif iso:
        year, month, day = (int(part) for part in iso.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _line(words: str) -> str:
    return " ".join(clean_text(words).split())


def _day(words: str, field: str, faults: list[str]) -> date | None:
    day = day_from(words)
    if day is None and words.strip():
        faults.append(
            f"«{words.strip()[:40]}» i «{field}» er ikke en dato: skriv dag.måned.år, for eksempel 1.6.2022."
        )
    return day


def _too_long(words: str, limit: int, name: str) -> list[str]:
    if len(words) <= limit:
        return []
    return [too_long(name, words, limit)]


def _misplaced(first: date | None, last: date | None, today: date) -> list[str]:
    """A first day out of reach, and a last day that comes before it or out of reach."""
    faults = []
    if first is not None and last is not None and last < first:
        faults.append(
            f"«Til» ({day_text(last)}) ligger før «Fra» ({day_text(first)}): byt dem om, eller ret den ene."
        )
    for name, day in (("Fra", first), ("Til", last)):
        if day is not None and day.year > today.year + YEARS_AHEAD:
            faults.append(
                f"«{name}» ligger mere end {number_word(YEARS_AHEAD)} år fremme ({day.year}): ret året."
            )
        if day is not None and day.year < FIRST_YEAR:
            faults.append(f"«{name}» ligger før {FIRST_YEAR}: ret året.")
    return faults
