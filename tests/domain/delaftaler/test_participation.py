"""Participants against places, whole tables and whole sentences."""

import datetime as dt

import pandas as pd

from lib.domain.delaftaler.participation import participation_table, participation_words

AUTUMN = {"period_start": dt.date(2026, 8, 1), "period_end": dt.date(2026, 12, 31)}
AUGUST = {"period_start": dt.date(2026, 8, 1), "period_end": dt.date(2026, 8, 31)}
LAST_DAY = {"period_start": dt.date(2026, 12, 31), "period_end": dt.date(2026, 12, 31)}


def row(
    zone: str, measure: str, value: float | None, period: dict[str, dt.date], status: str = "ok"
) -> dict[str, object]:
    name = {"z1": "Zone 1", "z2": "Zone 2"}.get(zone, "Alle zoner")
    return {"zone": zone, "zone_name": name, "measure": measure, "value": value, "status": status, **period}


def test_the_latest_period_stands_first_and_each_zone_has_one_row_in_it() -> None:
    rows = pd.DataFrame(
        [
            row("z2", "deltagere", 7, AUGUST),
            row("z1", "deltagere", 12, AUTUMN),
            row("z1", "hold", 2, AUTUMN),
            row("z2", "pladser", None, AUTUMN, "mangler"),
            row("z1", "pladser", 1500, AUGUST),
        ]
    )
    autumn, august = "1. august 2026 - 31. december 2026", "1. august 2026 - 31. august 2026"
    assert participation_table(rows).to_dict("list") == {
        "Periode": [autumn, autumn, august, august],
        "Område": ["Zone 1", "Zone 2", "Zone 2", "Zone 1"],
        "Deltagere": ["12", "ikke opgjort", "7", "ikke opgjort"],
        "Hold": ["2", "ikke opgjort", "ikke opgjort", "ikke opgjort"],
        "Pladser": ["ikke opgjort", "mangler", "ikke opgjort", "1.500"],
    }


def test_a_period_of_one_day_is_that_day_and_an_empty_table_keeps_its_heads() -> None:
    rows = pd.DataFrame([row("z1", "deltagere", 3, LAST_DAY), row("z1", "deltagere", 4, AUTUMN)])
    table = participation_table(rows)
    heads = ["Periode", "Område", "Deltagere", "Hold", "Pladser"]
    assert table["Deltagere"].tolist() == ["3", "4"]
    assert table["Periode"][0] == "31. december 2026"
    assert table.columns.tolist() == participation_table(rows[:0]).columns.tolist() == heads


def test_the_latest_number_of_the_whole_plan_is_told_with_its_places() -> None:
    rows = pd.DataFrame(
        [
            row("alle", "deltagere", 40, AUTUMN),
            row("alle", "pladser", 60, AUTUMN),
            row("alle", "deltagere", 10, AUGUST),
            row("alle", "pladser", 20, AUGUST),
        ]
    )
    assert participation_words(rows, "alle") == (
        "40 deltagere på 60 pladser, 1. august 2026 - 31. december 2026."
    )
    assert participation_words(rows[2:3], "alle") == (
        "10 deltagere; pladser er ikke opgjort, 1. august 2026 - 31. august 2026."
    )
    assert participation_words(rows.assign(value=1.0), "alle").startswith("1 deltager på 1 plads, ")


def test_without_a_number_of_the_whole_plan_the_sentence_says_why() -> None:
    masked = pd.DataFrame([row("alle", "deltagere", None, AUTUMN, "diskretioneret")])
    assert participation_words(masked, "alle") == (
        "Deltagere kan ikke lægges sammen for alle zoner: tal mangler eller er diskretioneret."
    )
