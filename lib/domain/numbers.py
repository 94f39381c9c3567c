"""Danish number words: decimal comma, thousands dot, real minus sign. One place for every figure on every surface."""

from functools import cache

from babel import Locale
from babel.numbers import NumberPattern, parse_pattern

_LOCALE = Locale("da", "DK")
_MINUS = "\N{MINUS SIGN}"
_WHOLE, _EXACT, _MOST_DECIMALS = 100.0, 1e-9, 2


def number(value: float, decimals: int = 1) -> str:
    """`1137.26, 1` -> '1.137,3'. A value that rounds to zero has no sign."""
    rounded = round(float(value), decimals) + 0.0  # adding 0.0 takes the sign from a rounded zero
    return str(_pattern(decimals).apply(rounded, _LOCALE)).replace("-", _MINUS)


@cache
def _pattern(decimals: int) -> NumberPattern:
    # Read once: a page writes hundreds of figures, and reading the pattern takes longer than writing with it.
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


def count(value: float) -> str:
    """A whole number of persons, homes or rows: 8885 -> '8.885'."""
    return number(value, 0)


def pct(value: float, decimals: int = 1) -> str:
    """A share in percent, `value` in 0-100: 42.38 -> '42,4 %'."""
    return f"{number(value, decimals)}\N{NO-BREAK SPACE}%"


def share(value: float, decimals: int = 0) -> str:
    """A share of a whole, 0-100, as a bare number that says 100 only of all of it.

    What would be rounded to 100 has as many decimals as it takes, two at most: 99.7 -> '99,7', 99.96 -> '99,96',
    99.999 -> '99,99'.
    """
    if value >= _WHOLE - _EXACT:
        return number(value, decimals)
    for places in range(decimals, _MOST_DECIMALS + 1):
        if round(float(value), places) < _WHOLE:
            return number(value, places)
    return number(_WHOLE - 10.0**-_MOST_DECIMALS, _MOST_DECIMALS)


def share_pct(value: float, decimals: int = 0) -> str:
    """As `share`, with its sign: 99.7 -> '99,7 %'."""
    return f"{share(value, decimals)}\N{NO-BREAK SPACE}%"


def signed(value: float, decimals: int = 1) -> str:
    """With its sign always shown; zero has none: 3.2 -> '+3,2', -3.2 -> '−3,2'."""
    text = number(value, decimals)
    return text if text.startswith(_MINUS) or not text.strip("0,") else f"+{text}"


def points(value: float, decimals: int = 1) -> str:
    """A difference between two percentages: 25.63 -> '25,6 procentpoint' (never 'procent')."""
    return f"{number(value, decimals)} procentpoint"


def hours(value: float) -> str:
    """Hours a week, in the half-hour steps of the plan: 37 -> '37', 9.5 -> '9,5'."""
    return number(value, 0 if float(value).is_integer() else 1)


def hour_words(value: float) -> str:
    """Hours as a sentence says them: 12.5 -> '12,5 timer', 1 -> '1 time', 0.5 -> 'en halv time', 0 -> '0 timer'."""
    if value == 0.5:
        return "en halv time"
    return "1 time" if value == 1 else f"{hours(value)} timer"
