"""Registrations, afdelinger and zones under the checks."""

from typing import Any

import pandas as pd
import pytest

from lib.domain.datatraek.checks import check_rows
from lib.domain.datatraek.finding import Severity
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from tests.domain.datatraek.checked_builders import codes, context


def _registered(*records: dict[str, Any]) -> pd.DataFrame:
    same = {
        "activity_id": "cafe",
        "zone": "z1",
        "measure": "deltagere",
        "status": "ok",
        "source_id": "s",
        "cell": "C2",
    }
    period = {"period_start": "2026-06-01", "period_end": "2026-06-30"}
    cells = pd.DataFrame([{**same, **period, **record} for record in records])
    return typed_rows(cells, DatatraekKind.REGISTRERINGER)


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"value": 20.0}, None),
        ({"value": -1.0}, "negativt_tal"),
        ({"value": 1.5}, "antal_ikke_helt"),
        ({"value": 3.0, "activity_id": "ukendt"}, "ukendt_indikator"),
        ({"value": 3.0, "measure": "timer"}, "ukendt_indikator"),
        ({"value": 3.0, "zone": "z9"}, "ukendt_omraade"),
        ({"value": 3.0, "period_end": "2026-05-01"}, "periode_bagvendt"),
    ],
)
def test_registrations_are_checked_as_counts(record: dict[str, Any], code: str | None) -> None:
    activities = pd.DataFrame({"activity_id": ["cafe"], "short_name": ["Caféen"]})
    given = context(_registered().iloc[:0], activities=activities)
    findings = check_rows(_registered(record), DatatraekKind.REGISTRERINGER, given)
    assert {one.code for one in findings if one.severity is Severity.STOPPER} == ({code} if code else set())


def _homes_table(*records: dict[str, Any]) -> pd.DataFrame:
    same = {"area_id": "a1", "name": "Gården", "zone": "z1", "residents": 200, "households": 90, "cell": "A2"}
    return typed_rows(pd.DataFrame([{**same, **record} for record in records]), DatatraekKind.AFDELINGER)


@pytest.mark.parametrize(
    ("records", "code"),
    [
        ([{}], None),
        ([{}, {}], "dobbelt_raekke"),
        ([{"zone": "z9"}], "ukendt_zone"),
        ([{"valid_from": "2025-01-01", "valid_to": "2024-01-01"}], "periode_bagvendt"),
        ([{"valid_to": "2025-01-01"}, {"valid_from": "2025-01-01", "zone": "z2"}], "to_zoner_samtidig"),
        ([{"valid_to": "2024-12-31"}, {"valid_from": "2025-01-01", "zone": "z2"}], None),
        ([{"residents": -1}], "negativt_tal"),
        ([{"residents": 80}], "flere_husstande_end_beboere"),
        ([{"residents": 241}], "beboere_aendret"),
    ],
)
def test_rows_about_afdelinger(records: list[dict[str, Any]], code: str | None) -> None:
    findings = check_rows(_homes_table(*records), DatatraekKind.AFDELINGER, context())
    assert (code in {finding.code for finding in findings}) if code else not findings


def test_a_zone_twice_stops() -> None:
    zones = typed_rows(pd.DataFrame({"area_id": ["z1", "z1"]}), DatatraekKind.ZONER)
    assert codes(check_rows(zones, DatatraekKind.ZONER, context())) == {"dobbelt_raekke"}
