"""What is said of a word that is no period, whole; and the periods at the limits of the calendar."""

import datetime as dt

import pytest

from lib.domain.datatraek.period_words import PeriodRead, asked_word, parse_period, span_of
from lib.domain.datatraek.profile import PeriodForm

DATE, WEEK, MONTH = PeriodForm.DATE, PeriodForm.WEEK, PeriodForm.MONTH
QUARTER, SCHOOL_YEAR, YEAR = PeriodForm.QUARTER, PeriodForm.SCHOOL_YEAR, PeriodForm.YEAR
A_DATE = "Indikatoren dækker et helt år, og her står en dato."
A_SPAN = "Indikatoren tælles på en bestemt dag i året, og her står et længere tidsrum."


@pytest.mark.parametrize(
    ("cell", "form", "rule", "said"),
    [
        ("x", YEAR, "", "«x» er ikke et år som 2025."),
        ("x", DATE, "", "«x» er ikke en dato som 01-10-2025."),
        ("x", WEEK, "", "«x» er ikke en uge som «Uge 23 2026» eller 2026U23."),
        ("x", MONTH, "", "«x» er ikke en måned som «juni 2026» eller 2026M06."),
        ("x", QUARTER, "", "«x» er ikke et kvartal som «2. kvartal 2026» eller 2026K2."),
        ("x", SCHOOL_YEAR, "", "«x» er ikke et skoleår som 2025/26."),
        (True, DATE, "", "«true» er ikke en dato som 01-10-2025."),
        (dt.date(2020, 10, 1), WEEK, "dato", "«2020-10-01» er ikke en uge som «Uge 23 2026» eller 2026U23."),
        ("31-02-2020", DATE, "dato", "«31-02-2020» findes ikke i kalenderen."),
        ("Uge 54 2026", WEEK, "", "«uge 54 2026» findes ikke i kalenderen."),
        ("uge 0 2026", WEEK, "", "«uge 0 2026» findes ikke i kalenderen."),
        ("0/2026", MONTH, "", "«0/2026» findes ikke i kalenderen."),
        ("1989", YEAR, "aar", "Året 1989 ligger uden for 1990-2100."),
        ("2101", YEAR, "aar", "Året 2101 ligger uden for 1990-2100."),
        ("2020", YEAR, "dato", "Indikatoren tælles på en bestemt dag, og «2020» er et år."),
        ("2020/22", SCHOOL_YEAR, "", "«2020/22» er ikke ét skoleår."),
        ("2020/2121", SCHOOL_YEAR, "", "«2020/2121» er ikke ét skoleår."),
        ("01-10-2020", DATE, "aar", A_DATE),
        ("01-10-2020", DATE, "aar2", A_DATE),
        ("01-10-2020", DATE, "skoleaar", A_DATE),
        (44105, DATE, "aar", A_DATE),
        ("juni 2026", MONTH, "10-01", A_SPAN),
        ("uge 23 2026", WEEK, "10-01", A_SPAN),
        (0, DATE, "dato", "«0» er ikke en dato."),
        (100_000, DATE, "dato", "«100000» er ikke en dato."),
        (44105.5, DATE, "dato", "«44105.5» er ikke en dato."),
        (1, DATE, "dato", "«1» er ikke en dato mellem 1990 og 2100."),
        ("99999", DATE, "dato", "«99999» er ikke en dato mellem 1990 og 2100."),
    ],
)
def test_what_is_no_period_is_told_whole(cell: object, form: PeriodForm, rule: str, said: str) -> None:
    assert parse_period(cell, form, rule) == said


def read(start: str, end: str, serial: bool = False) -> PeriodRead:
    return PeriodRead(dt.date.fromisoformat(start), dt.date.fromisoformat(end), serial)


@pytest.mark.parametrize(
    ("cell", "form", "rule", "period"),
    [
        ("1990", YEAR, "aar", read("1990-01-01", "1990-12-31")),
        ("2100", YEAR, "aar", read("2100-01-01", "2100-12-31")),
        # 32874 is 1 January 1990 and 73415 is 31 December 2100 (LibreOffice: =DATE(1990;1;1) and so on).
        (32874, DATE, "dato", read("1990-01-01", "1990-01-01", serial=True)),
        (73415, DATE, "", read("2100-12-31", "2100-12-31", serial=True)),
        ("1. oktober 2020", DATE, "10-01", read("2020-10-01", "2020-10-01")),
        ("den 2. maj 2020", DATE, "10-01", read("2020-05-02", "2020-05-02")),
        ("2020-10-01 00:00:00", DATE, "", read("2020-10-01", "2020-10-01")),
        ("dec. 2026", MONTH, "", read("2026-12-01", "2026-12-31")),
        ("2026-02", MONTH, "", read("2026-02-01", "2026-02-28")),
        ("februar 2028", MONTH, "", read("2028-02-01", "2028-02-29")),
        ("2026 jan", MONTH, "dato", read("2026-01-01", "2026-01-01")),
        ("1. kvt. 2026", QUARTER, "", read("2026-01-01", "2026-03-31")),
        ("K4 2026", QUARTER, "dato", read("2026-10-01", "2026-10-01")),
        ("4. kvartal 2026", QUARTER, "aar", read("2026-10-01", "2026-12-31")),
        ("2099/2100", SCHOOL_YEAR, "", read("2099-08-01", "2100-07-31")),
        ("2099/00", SCHOOL_YEAR, "", read("2099-08-01", "2100-07-31")),
        ("53/2026", WEEK, "", read("2026-12-28", "2027-01-03")),
        ("periode: 2024", YEAR, "", read("2024-01-01", "2024-12-31")),
        (2024, YEAR, "skoleaar", read("2023-08-01", "2024-07-31")),
    ],
)
def test_a_period_is_read_whole(cell: object, form: PeriodForm, rule: str, period: PeriodRead) -> None:
    assert parse_period(cell, form, rule) == period


def test_without_a_rule_a_span_is_a_span() -> None:
    assert parse_period("juni 2026", MONTH) == read("2026-06-01", "2026-06-30")
    assert parse_period("2026", YEAR) == read("2026-01-01", "2026-12-31")


def test_two_dates_make_a_span_of_a_day_or_more_and_either_may_be_a_number() -> None:
    assert span_of("2020-01-01", "2020-01-01") == read("2020-01-01", "2020-01-01")
    assert span_of(44105, "2020-10-02") == read("2020-10-01", "2020-10-02", serial=True)
    assert span_of("2020-09-30", 44105) == read("2020-09-30", "2020-10-01", serial=True)
    assert span_of("x", "y") == "«x» er ikke en dato som 01-10-2025."
    assert span_of("2020-01-01", "y") == "«y» er ikke en dato som 01-10-2025."
    assert span_of("2020-01-02", "2020-01-01") == "Perioden slutter, før den begynder."


@pytest.mark.parametrize(
    ("asked", "form", "word"),
    [
        ("2026-01-05", WEEK, "2026-W02"),
        ("2025-12-29", WEEK, "2026-W01"),
        ("2026-09-01", MONTH, "2026M09"),
        ("2026-09-02", MONTH, "2026-09-02"),
        ("2026-01-01", QUARTER, "2026K1"),
        ("2026-04-01", QUARTER, "2026K2"),
        ("2026-07-01", QUARTER, "2026K3"),
        ("2026-12-01", QUARTER, "2026-12-01"),
        ("2026-10-02", QUARTER, "2026-10-02"),
        ("2026-01-01", YEAR, "2026-01-01"),
        ("2026", YEAR, "2026"),
    ],
)
def test_the_day_that_a_person_gives_as_a_word_of_the_form(asked: str, form: PeriodForm, word: str) -> None:
    assert asked_word(asked, form) == word


@pytest.mark.parametrize(
    ("asked", "form"), [("2026-01-05", WEEK), ("2026-09-01", MONTH), ("2026-07-01", QUARTER)]
)
def test_the_word_of_a_day_is_read_as_the_span_that_begins_on_it(asked: str, form: PeriodForm) -> None:
    found = parse_period(asked_word(asked, form), form)
    assert isinstance(found, PeriodRead)
    assert found.start.isoformat() == asked
