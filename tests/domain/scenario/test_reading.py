"""Each value of somebody else's JSON: what is on the limit is read, one more is refused, and every fault is told."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from lib.domain.scenario.reading import (
    ScenarioUnreadable,
    day_of,
    fields_of,
    half_hours_of,
    id_of,
    json_value,
    list_of,
    number_of,
    other_schema,
    quoted,
    text_of,
    unreadable,
    whole_of,
)


def fault_of(read: Callable[..., object], *given: Any) -> str:
    """What is wrong, as the end of the sentence that refuses it."""
    with pytest.raises(ScenarioUnreadable) as refused:
        read(*given)
    assert str(refused.value) == f"Scenariet kan ikke læses: {refused.value.fault}."
    return refused.value.fault


def test_a_fault_is_told_in_one_sentence() -> None:
    assert fault_of(unreadable, "noget er galt") == "noget er galt"
    assert fault_of(other_schema, 7) == "den er skrevet af en anden udgave af programmet (schema 7)"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a" * 40, f"«{'a' * 40}»"),
        ("a" * 41, f"«{'a' * 40}…»"),
        (" to \n linjer\x00 ", "«to linjer»"),
        (" " * 159 + "a", "«a»"),
        (" " * 160 + "a", "«»"),
        (7, "«7»"),
        (None, "«None»"),
    ],
)
def test_what_somebody_wrote_is_repeated_in_short(words: object, shown: str) -> None:
    assert quoted(words) == shown


def test_json_is_read_up_to_its_size_and_with_or_without_its_mark() -> None:
    assert json_value('{"a": 1}', 8) == {"a": 1}
    assert json_value("\ufeff[1, 2]", 7) == [1, 2]
    assert json_value("\ufeff[]".encode(), 5) == []
    assert json_value('"å"'.encode(), 4) == "å"
    assert fault_of(json_value, '{"a": 1}', 7) == "det fylder 8 tegn, og der er plads til 7"
    assert fault_of(json_value, " " * 12_345, 2_000) == "det fylder 12.345 tegn, og der er plads til 2.000"


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ('{"a":\n [1,, 2]}', "det er ikke gyldig JSON (linje 2, tegn 5)"),
        (b"\xff", "filen er ikke tekst i tegnsættet UTF-8"),
        ("[" * 99_000, "felterne ligger for dybt inde i hinanden"),
        ("9" * 5_000, "der står et tal med for mange cifre"),
        ('{"b": {"a": 1, "a": 2}}', "feltet «a» står to gange"),
        ("[Infinity]", "«Infinity» er ikke et tal, der kan regnes med"),
    ],
)
def test_what_is_no_json_is_told_apart(written: str | bytes, fault: str) -> None:
    assert fault_of(json_value, written, 100_000) == fault


def test_an_object_has_its_fields_and_no_other() -> None:
    value = {"a": 1, "c": None}
    assert fields_of(value, "stedet", ("a",), ("b", "c")) == value
    assert fault_of(fields_of, [], "stedet", (), ()) == "stedet skal være felter med navne"
    assert (
        fault_of(fields_of, {"z": 1, "y": 1, "a": 1}, "stedet", ("a",), ())
        == "feltet «y» i stedet kendes ikke"
    )
    assert fault_of(fields_of, {"c": 1}, "stedet", ("b", "a"), ("c",)) == "feltet «a» mangler i stedet"


def test_lists_and_texts_are_read_up_to_their_limit() -> None:
    assert list_of([1, 2], "«a»", 2) == [1, 2]
    assert fault_of(list_of, [1, 2], "«a»", 1) == "«a» har 2 punkter, og der er plads til 1"
    assert fault_of(list_of, "ab", "«a»", 9) == "«a» skal være en liste"
    assert text_of("ab", "«a»", 2) == "ab"
    assert fault_of(text_of, "abc", "«a»", 2) == "«a» er på 3 tegn, og der er plads til 2"
    assert fault_of(text_of, 3, "«a»", 2) == "«a» skal være tekst"
    assert fault_of(text_of, "x" * 1_201, "«a»", 1_200) == "«a» er på 1.201 tegn, og der er plads til 1.200"
    assert fault_of(list_of, [0] * 1_201, "«a»", 1_200) == "«a» har 1.201 punkter, og der er plads til 1.200"


def test_an_id_is_printable_and_is_empty_only_where_it_may_be() -> None:
    assert id_of("zone 1", "«a»", 6) == "zone 1"
    assert id_of("", "«a»", 6, may_be_empty=True) == ""
    assert fault_of(id_of, "", "«a»", 6) == "«a» er tomt"
    assert fault_of(id_of, "zone 12", "«a»", 6) == "«a» er på 7 tegn, og der er plads til 6"
    assert fault_of(id_of, "a\x00", "«a»", 6) == "«a» har tegn, som ikke kan bruges: «a»"
    assert fault_of(id_of, "a ", "«a»", 6) == "«a» har tegn, som ikke kan bruges: «a»"


def test_a_number_may_stand_on_either_limit() -> None:
    for value in (1, 1.0, 2, 1_500.5):
        found = number_of(value, "«a»", 1, 1_500.5)
        assert (found, type(found)) == (value, float)
    between = "«a» skal være mellem 1 og 1.500"
    for value in (0.5, 1_501, float("inf"), float("nan"), -(10**400)):
        assert fault_of(number_of, value, "«a»", 1, 1_500) == between
    for value in (True, "1", None, [1]):
        assert fault_of(number_of, value, "«a»", 0, 9) == "«a» skal være et tal"
    assert (whole_of(3.0, "«a»", 3, 3), type(whole_of(3.0, "«a»", 3, 3))) == (3, int)
    assert fault_of(whole_of, 3.5, "«a»", 1, 9) == "«a» skal være et helt tal"
    assert fault_of(whole_of, 10, "«a»", 1, 9) == "«a» skal være mellem 1 og 9"


def test_hours_are_halves_from_the_least_to_ten_thousand() -> None:
    assert (half_hours_of(0.5, "«a»"), type(half_hours_of(0.5, "«a»"))) == (1, int)
    assert half_hours_of(10_000, "«a»") == 20_000
    assert half_hours_of(0, "«a»", least=0) == 0
    assert half_hours_of(1, "«a»", least=2) == 2
    assert fault_of(half_hours_of, 0.5, "«a»", 2) == fault_of(half_hours_of, 0, "«a»")
    assert fault_of(half_hours_of, 0, "«a»") == "«a» skal være mindst en halv time"
    assert fault_of(half_hours_of, 1.2, "«a»") == "«a» skal være i halve timer, fx 12,5"
    assert fault_of(half_hours_of, 10_000.5, "«a»") == "«a» skal være mellem 0 og 10.000"


def test_a_day_is_of_this_century_and_written_in_full() -> None:
    for day in (date(2000, 1, 1), date(2100, 12, 31)):
        assert day_of(day.isoformat(), "«a»") == day
    wanted = "«a» skal være en dato mellem 2000 og 2100 skrevet som 2026-01-31, ikke"
    for text in ("1999-12-31", "2101-01-01", "2026-02-30", "20260131", "2026-1-31", "2026-01-31T00:00", ""):
        assert fault_of(day_of, text, "«a»") == f"{wanted} «{text}»"
    assert fault_of(day_of, "x" * 1_001, "«a»") == "«a» er på 1.001 tegn, og der er plads til 1.000"
    assert fault_of(day_of, "x" * 1_000, "«a»").startswith(wanted)
    assert fault_of(day_of, None, "«a»") == "«a» skal være tekst"


def test_what_is_nested_a_little_is_read() -> None:
    value: object = 1
    for _ in range(50):
        value = [value]
    assert json_value(json.dumps(value), 200) == value
