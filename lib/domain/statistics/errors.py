"""What can be wrong with numbers that are to be judged. Every message is a Danish sentence a page can show."""

from lib.domain.indicator import Indicator
from lib.domain.value_words import UNIT_NAMES


class StatisticsError(ValueError):
    """A number cannot be worked with; `str(error)` is a Danish sentence for the user."""


class InvalidNumbers(StatisticsError):
    """Counts, limits or levels that cannot be right: the sentence says what, where and what to do."""


class IncomparableDefinitions(StatisticsError):
    """Two indicators that do not mean the same may not share an axis, a rank, a threshold or a judgement."""

    def __init__(self, first: Indicator, second: Indicator) -> None:
        self.first = first
        self.second = second
        super().__init__(
            f"{_named(first)} og {_named(second)} kan ikke sammenlignes: {_what_differs(first, second)}. "
            "Vælg to indikatorer med samme begreb, aldersgruppe og enhed."
        )


def _named(indicator: Indicator) -> str:
    return f"»{indicator.label}«"


def _what_differs(first: Indicator, second: Indicator) -> str:
    """The parts of the definition that differ, in the order in which they matter."""
    parts = []
    if first.concept != second.concept:
        parts.append("de måler ikke det samme")
    if first.age_band != second.age_band:
        parts.append(f"aldersgruppen er {_age(first)} i den ene og {_age(second)} i den anden")
    if first.unit != second.unit:
        parts.append(f"enheden er {_unit(first)} i den ene og {_unit(second)} i den anden")
    return ", og ".join(parts)


def _age(indicator: Indicator) -> str:
    return f"{indicator.age_band} år" if indicator.age_band else "ikke afgrænset"


def _unit(indicator: Indicator) -> str:
    return UNIT_NAMES.get(indicator.unit, indicator.unit)
