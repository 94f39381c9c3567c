"""From a year to the days it covers, by the rule of the indicator (`period_rule` in indicators.csv)."""

import datetime as dt

CALENDAR_YEAR = "aar"
TWO_YEARS = "aar2"
GIVEN_DATE = "dato"
SCHOOL_YEAR = "skoleaar"


def period_of(rule: str, year: int) -> tuple[dt.date, dt.date]:
    """First and last day of the period that `year` names.

    'aar' is the calendar year, 'aar2' the two calendar years that end with it (almenboligloven § 61 a: averages of
    two years), 'skoleaar' 1 August to 31 July of the year it ends in, 'MM-DD' a stock on that day (start = end).
    Raises ValueError for 'dato', which has no year rule.
    """
    if rule == GIVEN_DATE:
        raise ValueError("En indikator med perioden «dato» har ingen årsregel: datoen står i kilden.")
    if rule in (CALENDAR_YEAR, TWO_YEARS):
        first = year - 1 if rule == TWO_YEARS else year
        return dt.date(first, 1, 1), dt.date(year, 12, 31)
    if rule == SCHOOL_YEAR:
        return dt.date(year - 1, 8, 1), dt.date(year, 7, 31)
    month, day = rule.split("-")
    when = dt.date(year, int(month), int(day))
    return when, when
