"""Socialfaglig vurdering: what may be kept, which concern an area, and how they are named."""

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.assessment import (
    Assessment,
    AssessmentEntry,
    AssessmentNames,
    AssessmentRecord,
    assessment_words,
    assessments_finding,
    checked_assessment,
    concerning,
    first_written,
    mention_words,
    newest_written,
)
from lib.domain.dates import danish_day
from lib.domain.event_entry import EntryRefused
from lib.domain.event_places import GONE

TODAY = dt.date(2026, 11, 22)
AREAS, ACTIVITIES = ("plan", "z1", "z2"), ("gade", "klub")
GOOD = AssessmentEntry("z1", "gade", "  Boligsocial  medarbejder ", " Mere uro om aftenen.\r\n ", "3.11.2026")
NAMES = AssessmentNames(
    {"plan": "Hele planen", "z1": "Zone 1"}, {"gade": "Gadeplansarbejde", "klub": "Klubber"}
)


def faults(**changes: object) -> str:
    with pytest.raises(EntryRefused) as refused:
        checked_assessment(replace(GOOD, **changes), AREAS, ACTIVITIES, TODAY)  # type: ignore[arg-type]  # wrong on purpose
    return " ".join(refused.value.sentences)


def of(number: int, area: str = "z1", activity: str = "", day: int = 1) -> Assessment:
    return Assessment(number, area, activity, "Funktion", "Tekst", dt.date(2026, 11, day))


def test_a_good_entry_is_tidied_and_kept() -> None:
    fields = checked_assessment(GOOD, AREAS, ACTIVITIES, TODAY)
    assert (fields.function, fields.text) == ("Boligsocial medarbejder", "Mere uro om aftenen.")
    assert (fields.area_id, fields.activity_id, fields.written_on) == ("z1", "gade", dt.date(2026, 11, 3))
    assert checked_assessment(replace(GOOD, activity_id=None), AREAS, ACTIVITIES, TODAY).activity_id == ""
    assert checked_assessment(replace(GOOD, written_on="22.11.2026"), AREAS, ACTIVITIES, TODAY)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"area_id": "en afdeling"}, "en zone eller hele planen"),
        ({"area_id": None}, "en zone eller hele planen"),
        ({"activity_id": "ukendt"}, "en aktivitet, som planen har"),
        ({"function": " "}, "«Boligsocial medarbejder»: en funktion, ikke en persons navn"),
        ({"function": "x" * 121}, "121 tegn; der er plads til 120"),
        ({"text": " \n "}, "Skriv selve vurderingen"),
        ({"text": "x" * 4001}, "4.001 tegn; der er plads til 4.000"),
        ({"text": "Om 010203-1234 kan siges"}, "ligner et CPR-nummer"),
        ({"written_on": ""}, "Skriv datoen"),
        ({"written_on": "i går"}, "«i går» er ikke en dato"),
        ({"written_on": "23.11.2026"}, "ligger i fremtiden (23. november 2026)"),
        ({"written_on": "1.1.202"}, "er ikke en dato"),
        ({"written_on": "1.1.1926"}, "før 2000"),
        ({"reason": " "}, "Skriv en begrundelse"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, object], said: str) -> None:
    assert said in faults(**changes)


def test_every_fault_is_said_at_once_and_the_limits_themselves_pass() -> None:
    said = faults(area_id=None, function="", text="", written_on="")
    for one in ("zone eller hele planen", "Skriv en funktion", "selve vurderingen", "Skriv datoen"):
        assert one in said
    full = replace(GOOD, text="x" * 4000, function="y" * 120, reason="slåfejl")
    assert len(checked_assessment(full, AREAS, ACTIVITIES, TODAY).text) == 4000


def test_an_area_is_concerned_by_its_own_and_the_plans_newest_first() -> None:
    all_of_them = [of(1, day=3), of(2, "z2"), of(3, "plan", day=2), of(4, activity="gade", day=3), of(5)]
    assert [one.assessment_id for one in concerning(all_of_them, "z1", "plan")] == [4, 1, 3, 5]
    klub = concerning(all_of_them, "z1", "plan", "klub")
    assert [one.assessment_id for one in klub] == [1, 3, 5]
    assert [one.assessment_id for one in concerning(all_of_them, "plan", "plan")] == [3]


def test_the_first_and_the_newest_row_of_an_assessment_are_found() -> None:
    at = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    rows = [
        AssessmentRecord(of(1), None, False, at, "a", ""),
        AssessmentRecord(of(2), 1, False, at, "a", "rettet"),
        AssessmentRecord(of(3), 2, True, at, "a", "væk"),
    ]
    assert first_written(rows, 3) == 1
    found = newest_written(rows, 1)
    assert found is not None
    assert (found.assessment.assessment_id, found.withdrawn) == (3, True)
    assert newest_written(rows, 9) is None


def test_the_sentences() -> None:
    assert assessments_finding([], "Zone 1") == "Ingen har endnu skrevet en vurdering af Zone 1"
    assert assessments_finding([of(1, day=3)], "Zone 1") == "Én vurdering af Zone 1, fra 3. november 2026"
    two = assessments_finding([of(1, day=3), of(2)], "Zone 1")
    assert two == "To vurderinger af Zone 1, den seneste fra 3. november 2026"
    assert mention_words([]) == "ingen socialfaglig vurdering endnu"
    assert mention_words([of(1)]) == "én socialfaglig vurdering under tallene"
    gade = assessment_words(of(1, activity="gade"), NAMES)
    assert gade == "Zone 1 · Gadeplansarbejde: Funktion, 1. november 2026"
    assert "ikke findes mere" in NAMES.subject(of(1, "z9", "væk"))


def test_the_day_is_the_danish_one() -> None:
    assert danish_day(dt.datetime(2026, 11, 21, 23, 30, tzinfo=dt.UTC)) == TODAY


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"area_id": None}, "Vælg, hvad vurderingen gælder: en zone eller hele planen."),
        ({"activity_id": "x"}, "Vælg en aktivitet, som planen har, eller området som helhed."),
        (
            {"function": " "},
            "Skriv en funktion, for eksempel «Boligsocial medarbejder»: en funktion, ikke en persons navn.",
        ),
        ({"text": " "}, "Skriv selve vurderingen: hvad ses der, og hvad bygger det på?"),
        ({"function": "x" * 121}, "Funktionen er på 121 tegn; der er plads til 120. Skriv kortere."),
        ({"text": "x" * 4_001}, "Vurderingen er på 4.001 tegn; der er plads til 4.000. Skriv kortere."),
        ({"written_on": " "}, "Skriv datoen for vurderingen, for eksempel 1.6.2022."),
        (
            {"written_on": "x" * 41},
            f"«{'x' * 40}» er ikke en dato: skriv dag.måned.år, for eksempel 1.6.2022.",
        ),
        (
            {"written_on": "23.11.2026"},
            "Datoen ligger i fremtiden (23. november 2026): skriv den dag, hvor vurderingen er gjort.",
        ),
        ({"written_on": "31.12.1999"}, "Datoen ligger før 2000: ret året."),
    ],
)
def test_one_fault_is_one_sentence(changes: dict[str, object], said: str) -> None:
    assert faults(**changes) == said


def test_the_first_day_that_may_be_written_and_names_that_are_gone() -> None:
    first = checked_assessment(replace(GOOD, written_on="1.1.2000"), AREAS, ACTIVITIES, TODAY)
    assert first.written_on == dt.date(2000, 1, 1)
    gone = AssessmentNames({}, {}).subject(of(1, activity="gade"))
    assert gone == f"{GONE} · aktivitet, der ikke findes mere"
    assert mention_words([]) == "ingen socialfaglig vurdering endnu"
    assert mention_words([of(1)]) == "én socialfaglig vurdering under tallene"
    assert mention_words([of(1), of(2)]) == "to socialfaglige vurderinger under tallene"
