"""Assessments are only ever added to: corrections and withdrawals are rows, and nothing is corrected twice."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from lib.domain.access.account import LOCAL, program
from lib.domain.assessment import AssessmentFields, AssessmentMoved
from lib.state.assessments import (
    AssessmentBook,
    assessment_history,
    assessments_of,
    withdraw_assessment,
    write_assessment,
)
from lib.state.audit import AccountRefused, audit_rows

NOW = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)
SEEN = AssessmentFields("z1", "", "Boligsocial medarbejder", "Mere uro", dt.date(2026, 11, 3))
OLDER = AssessmentFields("z2", "gade", "SSP-konsulent", "Roligt", dt.date(2026, 5, 1))


def test_what_is_written_is_what_is_read_newest_first_and_by_plan(engine: Engine) -> None:
    for fields in (OLDER, SEEN):
        write_assessment(engine, "plan", fields, program("en-side"), NOW)
    first, second = assessments_of(engine, "plan")
    assert (first.area_id, first.activity_id, first.function, first.text, first.written_on) == (
        "z1",
        "",
        SEEN.function,
        SEEN.text,
        SEEN.written_on,
    )
    assert (second.activity_id, second.written_on) == ("gade", OLDER.written_on)
    assert assessments_of(engine, "en anden plan") == ()


def test_a_correction_and_a_withdrawal_are_rows_with_their_reasons_in_the_audit(engine: Engine) -> None:
    book = AssessmentBook(engine, "plan", LOCAL)
    first = book.write(SEEN, NOW, None, "")
    second = book.write(replace(SEEN, text="Mindre uro"), NOW, first, "slåfejl")
    assert [one.text for one in book.in_force()] == ["Mindre uro"]
    book.withdraw(second, "gælder ikke mere", NOW)
    assert book.in_force() == ()
    rows = book.history()
    assert [(row.replaces, row.withdrawn, row.reason, row.assessment.text) for row in rows] == [
        (None, False, "", "Mere uro"),
        (first, False, "slåfejl", "Mindre uro"),
        (second, True, "gælder ikke mere", "Mindre uro"),
    ]
    assert all(row.at == NOW for row in rows)
    assert [(entry.action, entry.detail) for entry in audit_rows(engine)] == [
        ("vurdering skrevet", ""),
        ("vurdering rettet", "slåfejl"),
        ("vurdering trukket tilbage", "gælder ikke mere"),
    ]


def test_the_second_to_correct_or_withdraw_is_told_and_changes_nothing(engine: Engine) -> None:
    first = write_assessment(engine, "plan", SEEN, program("en-side"), NOW)
    second = write_assessment(
        engine, "plan", replace(SEEN, text="Min"), program("en-side"), NOW, first, "min"
    )
    with pytest.raises(AssessmentMoved, match="Intet er ændret"):
        write_assessment(engine, "plan", replace(SEEN, text="Din"), program("en-side"), NOW, first, "din")
    with pytest.raises(AssessmentMoved):
        withdraw_assessment(engine, "plan", first, "din", program("en-side"), NOW)
    with pytest.raises(AssessmentMoved):
        withdraw_assessment(engine, "en anden plan", second, "din", program("en-side"), NOW)
    gone = withdraw_assessment(engine, "plan", second, "min", program("en-side"), NOW)
    with pytest.raises(AssessmentMoved):
        write_assessment(engine, "plan", SEEN, program("en-side"), NOW, gone, "din")
    assert len(assessment_history(engine, "plan")) == len(audit_rows(engine)) == 3


def test_of_many_that_correct_at_once_one_wins(engine: Engine) -> None:
    first = write_assessment(engine, "plan", SEEN, program("en-side"), NOW)

    def correct(number: int) -> bool:
        try:
            write_assessment(
                engine, "plan", replace(SEEN, text=f"Ret {number}"), program("en-side"), NOW, first, "nu"
            )
        except AssessmentMoved:
            return False
        return True

    with ThreadPoolExecutor(8) as people:
        won = list(people.map(correct, range(8)))
    assert won.count(True) == 1
    (kept,) = assessments_of(engine, "plan")
    assert kept.text == f"Ret {won.index(True)}"


def test_when_the_audit_row_fails_nothing_is_written(engine: Engine) -> None:
    with pytest.raises(AccountRefused):
        write_assessment(engine, "plan", SEEN, program("navn@eksempel.dk"), NOW)  # what the audit refuses
    assert assessment_history(engine, "plan") == ()
    assert audit_rows(engine) == []
