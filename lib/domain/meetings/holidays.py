"""The days on which nobody in Denmark is called to a meeting. Easter by the Gregorian computus; store bededag was a
holiday for the last time in 2023 (lov nr. 214 af 6. marts 2023)."""

from datetime import date, timedelta

SATURDAY = 5
JULY = 7
LAST_PRAYER_DAY = 2023
_FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Skærtorsdag, langfredag, påskedag, 2. påskedag, Kristi himmelfart, pinsedag, 2. pinsedag."""
_PRAYER_DAY = 26
_FIXED = ((1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31))
"""With grundlovsdag and the two eves, which are days off for most."""


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian algorithm, Nature 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - shift + 15) % 30
    week = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> frozenset[date]:
    """The public holidays of a year, grundlovsdag, juleaften and nytårsaften."""
    offsets = (*_FROM_EASTER, *((_PRAYER_DAY,) if year <= LAST_PRAYER_DAY else ()))
    moving = {easter(year) + timedelta(days=each) for each in offsets}
    return frozenset(moving | {date(year, month, day) for month, day in _FIXED})


def can_meet(day: date) -> bool:
    """Whether a meeting may be suggested: a weekday, no holiday, not in July and not between Christmas and New Year."""
    between = day.month == 12 and day.day > 23  # the eves and what lies between them
    return day.weekday() < SATURDAY and day.month != JULY and not between and day not in holidays(day.year)
