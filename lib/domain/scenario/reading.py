"""Reading JSON that somebody else has written: every fault is named, and nothing is guessed."""

import json
import math
import re
from collections.abc import Collection
from datetime import date
from typing import Any, NoReturn

from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR
from lib.domain.free_text import clean_text
from lib.domain.numbers import count, number

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""A day outside is a slip of the keyboard."""
MOST_HOURS = 10_000
"""Hours a week in one figure; more is a slip too."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 40
"""Signs of a stranger's text that a sentence repeats."""


class ScenarioUnreadable(Exception):
    """A text is not a scenario; the message says in Danish what is wrong and where, `fault` only that."""

    def __init__(self, fault: str) -> None:
        super().__init__(f"Scenariet kan ikke læses: {fault}.")
        self.fault = fault


def unreadable(fault: str) -> NoReturn:
    """Raises ScenarioUnreadable with the fault as the end of a sentence."""
    raise ScenarioUnreadable(fault)


def other_schema(schema: object) -> NoReturn:
    """Raises ScenarioUnreadable for what was written with other fields than those of this program."""
    unreadable(f"den er skrevet af en anden udgave af programmet (schema {schema})")


def quoted(words: object) -> str:
    """What somebody else wrote, short and harmless enough to stand in a sentence: '«...»'."""
    line = " ".join(clean_text(str(words)[: 4 * _SHOWN]).split())
    return f"«{line if len(line) <= _SHOWN else f'{line[:_SHOWN]}…'}»"


def json_value(written: str | bytes, most: int) -> Any:
    """The value of a JSON text of at most `most` bytes or signs; no field twice, no NaN or Infinity."""
    if len(written) > most:
        unreadable(f"det fylder {count(len(written))} tegn, og der er plads til {count(most)}")
    try:
        text = written.decode("utf-8-sig") if isinstance(written, bytes) else written.removeprefix("\ufeff")
        return json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant)
    except UnicodeDecodeError:
        unreadable("filen er ikke tekst i tegnsættet UTF-8")
    except json.JSONDecodeError as error:
        unreadable(f"det er ikke gyldig JSON (linje {error.lineno}, tegn {error.colno})")
    except RecursionError:
        unreadable("felterne ligger for dybt inde i hinanden")
    except ValueError:  # the reader's own limit on the digits of a whole number
        unreadable("der står et tal med for mange cifre")


def fields_of(value: Any, where: str, required: Collection[str], other: Collection[str]) -> dict[str, Any]:
    """The object at `where`, with all its `required` fields and none but those and the `other`."""
    if not isinstance(value, dict):
        unreadable(f"{where} skal være felter med navne")
    unknown = sorted(set(value) - {*required, *other})
    if unknown:
        unreadable(f"feltet {quoted(unknown[0])} i {where} kendes ikke")
    missing = sorted(set(required) - set(value))
    if missing:
        unreadable(f"feltet «{missing[0]}» mangler i {where}")
    return value


def list_of(value: Any, where: str, most: int) -> list[Any]:
    """The list at `where`, of at most `most` entries."""
    if not isinstance(value, list):
        unreadable(f"{where} skal være en liste")
    if len(value) > most:
        unreadable(f"{where} har {count(len(value))} punkter, og der er plads til {count(most)}")
    return value


def text_of(value: Any, where: str, most: int) -> str:
    """The text at `where`, of at most `most` signs; what cannot be printed is left for `id_of` or the caller."""
    if not isinstance(value, str):
        unreadable(f"{where} skal være tekst")
    if len(value) > most:
        unreadable(f"{where} er på {count(len(value))} tegn, og der er plads til {count(most)}")
    return value


def id_of(value: Any, where: str, most: int, may_be_empty: bool = False) -> str:
    """The id at `where`: text without signs that cannot be printed and without blanks at its ends."""
    text = text_of(value, where, most)
    if text != clean_text(text):
        unreadable(f"{where} har tegn, som ikke kan bruges: {quoted(text)}")
    if not text and not may_be_empty:
        unreadable(f"{where} er tomt")
    return text


def number_of(value: Any, where: str, low: float, high: float) -> float:
    """The number at `where`, from `low` to `high`; true and false are no numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        unreadable(f"{where} skal være et tal")
    if (isinstance(value, float) and not math.isfinite(value)) or not low <= value <= high:
        unreadable(f"{where} skal være mellem {_limit(low)} og {_limit(high)}")
    return float(value)


def _limit(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 2)


def whole_of(value: Any, where: str, low: int, high: int) -> int:
    """The whole number at `where`, from `low` to `high`."""
    found = number_of(value, where, low, high)
    if not found.is_integer():
        unreadable(f"{where} skal være et helt tal")
    return int(found)


def half_hours_of(value: Any, where: str, least: int = 1) -> int:
    """The hours at `where` as half-hours, at least `least` of them."""
    doubled = number_of(value, where, 0, MOST_HOURS) * HALF_HOURS_PER_HOUR
    if not doubled.is_integer():
        unreadable(f"{where} skal være i halve timer, fx 12,5")
    if doubled < least:
        unreadable(f"{where} skal være mindst en halv time")
    return int(doubled)


def day_of(value: Any, where: str) -> date:
    """The day at `where`, written as 2026-01-31."""
    text = text_of(value, where, 1_000)
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        unreadable(
            f"{where} skal være en dato mellem {FIRST_YEAR} og {LAST_YEAR} skrevet som 2026-01-31, ikke {quoted(text)}"
        )
    return day


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            unreadable(f"feltet {quoted(name)} står to gange")
        found[name] = value
    return found


def _no_constant(name: str) -> NoReturn:
    unreadable(f"{quoted(name)} er ikke et tal, der kan regnes med")
