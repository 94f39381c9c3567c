"""Words of periods: a year is placed by the indicator's rule, a week under «dato» on its Monday."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.datatraek.period_words import PeriodRead, asked_word, parse_period, span_of
from lib.domain.datatraek.profile import PeriodForm

DATE, WEEK, MONTH = PeriodForm.DATE, PeriodForm.WEEK, PeriodForm.MONTH
QUARTER, SCHOOL_YEAR, YEAR = PeriodForm.QUARTER, PeriodForm.SCHOOL_YEAR, PeriodForm.YEAR


@pytest.mark.parametrize(
    ("cell", "form", "rule", "start", "end"),
    [
        ("2020", YEAR, "aar", "2020-01-01", "2020-12-31"),
        (2020, YEAR, "10-01", "2020-10-01", "2020-10-01"),
        (2020.0, YEAR, "aar2", "2019-01-01", "2020-12-31"),
        ("2020", YEAR, "skoleaar", "2019-08-01", "2020-07-31"),
        ("År 2020", YEAR, "", "2020-01-01", "2020-12-31"),
        ("2020/21", SCHOOL_YEAR, "skoleaar", "2020-08-01", "2021-07-31"),
        ("skoleåret 2025/26", SCHOOL_YEAR, "aar", "2025-08-01", "2026-07-31"),
        ("2025-2026", SCHOOL_YEAR, "", "2025-08-01", "2026-07-31"),
        ("1999/00", SCHOOL_YEAR, "", "1999-08-01", "2000-07-31"),
        ("1. oktober 2020", DATE, "10-01", "2020-10-01", "2020-10-01"),
        ("pr. 1. okt. 2020", DATE, "dato", "2020-10-01", "2020-10-01"),
        ("01-10-2020", DATE, "dato", "2020-10-01", "2020-10-01"),
        ("1/10/2020", DATE, "dato", "2020-10-01", "2020-10-01"),
        ("2020-10-01", DATE, "dato", "2020-10-01", "2020-10-01"),
        (dt.datetime(2020, 10, 1), DATE, "dato", "2020-10-01", "2020-10-01"),  # noqa: DTZ001 - a sheet's day has no zone
        ("Uge 23 2026", WEEK, "dato", "2026-06-01", "2026-06-01"),
        ("uge 23, 2026", WEEK, "", "2026-06-01", "2026-06-07"),
        ("2026U23", WEEK, "dato", "2026-06-01", "2026-06-01"),
        ("2026-W23", WEEK, "dato", "2026-06-01", "2026-06-01"),
        ("Uge 1 2026", WEEK, "dato", "2025-12-29", "2025-12-29"),
        ("juni 2026", MONTH, "", "2026-06-01", "2026-06-30"),
        ("2026M02", MONTH, "", "2026-02-01", "2026-02-28"),
        ("December 2026", MONTH, "dato", "2026-12-01", "2026-12-01"),
        ("2. kvartal 2026", QUARTER, "", "2026-04-01", "2026-06-30"),
        ("2026K4", QUARTER, "", "2026-10-01", "2026-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(
    cell: object, form: PeriodForm, rule: str, start: str, end: str
) -> None:
    assert parse_period(cell, form, rule) == PeriodRead(
        dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    )


@pytest.mark.parametrize("cell", [44105, 44105.0, "44105"])
def test_a_serial_number_is_a_date_and_says_so(cell: object) -> None:
    day = dt.date(2020, 10, 1)
    assert parse_period(cell, DATE, "dato") == PeriodRead(day, day, serial=True)


@pytest.mark.parametrize(
    ("cell", "form", "rule", "says"),
    [
        ("31-02-2020", DATE, "dato", "findes ikke i kalenderen"),
        ("Uge 54 2026", WEEK, "dato", "findes ikke i kalenderen"),
        ("13/2026", MONTH, "", "findes ikke i kalenderen"),
        ("2020", YEAR, "dato", "tælles på en bestemt dag, og «2020» er et år"),
        ("1887", YEAR, "aar", "ligger uden for 1990-2100"),
        (7, DATE, "dato", "er ikke en dato mellem"),
        (44105.5, DATE, "dato", "er ikke en dato"),
        (-5, DATE, "dato", "er ikke en dato"),
        ("2020/22", SCHOOL_YEAR, "", "er ikke ét skoleår"),
        ("2020/2020", SCHOOL_YEAR, "", "er ikke ét skoleår"),
        ("01-10-20", DATE, "dato", "er ikke en dato som 01-10-2025"),
        ("01-10-2020", DATE, "aar", "dækker et helt år, og her står en dato"),
        ("juni 2026", MONTH, "10-01", "og her står et længere tidsrum"),
        (dt.date(2020, 10, 1), YEAR, "aar", "er ikke et år som 2025"),
        (None, YEAR, "", "er ikke et år"),
    ],
)
def test_what_is_no_period_says_why(cell: object, form: PeriodForm, rule: str, says: str) -> None:
    read = parse_period(cell, form, rule)
    assert isinstance(read, str)
    assert says in read


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_is_found_in_each_way_it_is_written(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    for cell in (day, day.isoformat(), f"{day:%d-%m-%Y}", f"{day.day}.{day.month}.{day.year}", serial):
        read = parse_period(cell, DATE, "dato")
        assert isinstance(read, PeriodRead)
        assert (read.start, read.end) == (day, day)


@given(st.dates(dt.date(1991, 1, 1), dt.date(2099, 12, 31)))
def test_a_week_begins_on_its_monday_and_holds_its_days(day: dt.date) -> None:
    year, week, _ = day.isocalendar()
    read = parse_period(f"Uge {week} {year}", WEEK)
    assert isinstance(read, PeriodRead)
    assert read.start <= day <= read.end
    assert (read.start.isoweekday(), (read.end - read.start).days) == (1, 6)


@given(st.text(max_size=15), st.sampled_from(PeriodForm))
def test_any_text_is_a_period_or_a_sentence(text: str, form: PeriodForm) -> None:
    read = parse_period(text, form, "dato")
    assert isinstance(read, str) or read.start <= read.end


def test_two_dates_are_taken_as_they_are() -> None:
    assert span_of("2019-01-01", "2020-12-31") == PeriodRead(dt.date(2019, 1, 1), dt.date(2020, 12, 31))
    assert span_of("2021-01-01", "2020-12-31") == "Perioden slutter, før den begynder."
    assert isinstance(span_of("x", "2020-12-31"), str)


@pytest.mark.parametrize(
    ("asked", "form", "word"),
    [
        ("2026-11-02", WEEK, "2026-W45"),
        ("2026-11-03", WEEK, "2026-11-03"),
        ("2026-11-01", MONTH, "2026M11"),
        ("2026-10-01", QUARTER, "2026K4"),
        ("2026-11-02", DATE, "2026-11-02"),
        ("Uge 45 2026", WEEK, "Uge 45 2026"),
    ],
)
def test_a_day_that_is_asked_for_names_the_span_that_begins_on_it(
    asked: str, form: PeriodForm, word: str
) -> None:
    assert asked_word(asked, form) == word


@pytest.mark.parametrize("cell", [float("inf"), float("-inf"), float("nan"), 1e300, -1.0, 0.5])
def test_a_number_that_is_no_day_is_told_as_such(cell: float) -> None:
    assert isinstance(parse_period(cell, DATE, "dato"), str)
