"""The pieces of Datatræk: findings, drafts, history and the proposal, as words and markup."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.ui.datatraek_draft import (
    SHOWN_ROWS,
    danish_changes,
    danish_rows,
    map_title,
    places_of,
    row_decimals,
    rows_caption,
    subject_words,
    zones_before_and_after,
)
from lib.ui.datatraek_findings import counts_of, findings_list, findings_of
from lib.ui.datatraek_history import (
    answered_questions,
    danish_history,
    facts,
    period_words,
    published_version,
)
from lib.ui.datatraek_load import Wanted, handed_over
from lib.ui.datatraek_setup import confidence_words, danish_guesses, head_table

FINDING = {
    "severity": "spoerger", "code": "spring", "file": "f.xlsx", "sheet": "<Ark>", "cell": "B7",
    "problem": "Tallet springer.", "remedy": "Se efter.",
}  # fmt: skip
AT = dt.datetime(2026, 11, 16, 8, tzinfo=dt.UTC)


def line(state: str = "udgivet") -> SimpleNamespace:
    loaded = SimpleNamespace(
        datatraek_id="d1", kind="observationer", profile_id="p", source_id="s", file_name="fil.xlsx",
        original_sha256="a" * 64, row_count=1200, period_from=dt.date(2015, 10, 1), period_to=dt.date(2025, 10, 1),
    )  # fmt: skip
    events = [
        SimpleNamespace(at=AT, actor="konto-7", action="indlæst", version="", note=""),
        SimpleNamespace(
            at=AT, actor="konto-8", action="udgivet", version="b" * 64, note="fil.xlsx: årets tal"
        ),
    ]
    return SimpleNamespace(datatraek=loaded, state=state, events=events)


def test_a_report_becomes_findings_and_counts() -> None:
    report = {"findings": [FINDING, FINDING | {"severity": "stopper"}], "new": 4, "changed": 1, "gone": None}
    counts = counts_of(report)
    assert (counts.stops, counts.asks, counts.new, counts.changed, counts.gone) == (1, 1, 4, 1, 0)


def test_a_finding_says_what_where_and_what_to_do_and_nothing_of_it_is_markup() -> None:
    written = findings_list(findings_of({"findings": [FINDING]}))
    assert "Tallet springer." in written
    assert "Se efter." in written
    assert "f.xlsx, ark «&lt;Ark&gt;», celle B7" in written


def test_a_long_list_can_be_reached_with_the_keyboard() -> None:
    assert 'tabindex="0"' in findings_list(findings_of({"findings": [FINDING] * 9}))
    assert "tabindex" not in findings_list(findings_of({"findings": [FINDING] * 8}))


def test_zones_are_held_against_what_counts_and_missing_is_said() -> None:
    values = pd.DataFrame(
        {"area_id": ["z1", "z2"], "value": [30.0, float("nan")], "status": ["ok", "diskretioneret"]}
    )
    before = pd.DataFrame({"area_id": ["z1", "z2", "z3"], "year": 2024, "value": [40.0, 20.0, float("nan")]})
    table = zones_before_and_after(values, before, [("z1", "Zone 1"), ("z2", "Zone 2"), ("z3", "Zone 3")])
    assert table.columns.tolist() == ["Zone", "Gælder nu (2024)", "Kladden", "Ændring"]
    assert table.to_numpy().tolist() == [
        ["Zone 1", "40,0", "30,0", "−10,0"],
        ["Zone 2", "20,0", "diskretioneret", ""],
        ["Zone 3", "mangler", "mangler", ""],
    ]


def test_a_change_without_counts_has_no_interval_and_says_so() -> None:
    change = {
        "indicator_id": "i", "area_id": "a", "period_end": "2025-10-01", "before": 40.0, "after": 30.0,
        "change": -10.0, "low": None, "high": None, "period_before": "2025-10-01",
    }  # fmt: skip
    table = danish_changes([change], {"i": "Uden job"}, {"a": "Zone 1"})
    assert table.iloc[0].tolist() == [
        "Uden job", "Zone 1", "1. okt. 2025", "30,0", "40,0", "−10,0", "antallet er ikke oplyst",
    ]  # fmt: skip


def test_the_rows_of_a_draft_are_written_with_names_and_cut_off_with_a_word() -> None:
    frame = typed_rows(
        pd.DataFrame(
            {"indicator_id": "i", "area_id": "a", "value": [1.5] * (SHOWN_ROWS + 1), "status": "ok"}
        ),
        DatatraekKind.OBSERVATIONER,
    )
    shown = danish_rows(frame, {"i": "Uden job"}, {"a": "Zone 1"})
    assert len(shown) == SHOWN_ROWS
    assert shown.iloc[0][["Indikator", "Område", "Værdi", "Status"]].tolist() == [
        "Uden job",
        "Zone 1",
        1.5,
        "oplyst",
    ]
    assert row_decimals(shown)["Værdi"] == 1
    assert rows_caption(len(frame), DatatraekKind.OBSERVATIONER) == "De første 1.000 af 1.001 rækker (tal)"


@pytest.mark.parametrize("kind", list(DatatraekKind))
def test_every_kind_of_rows_has_danish_columns(kind: DatatraekKind) -> None:
    columns = danish_rows(typed_rows(pd.DataFrame(), kind), {}, {}).columns
    assert len(columns) > 3
    assert not set(columns) & set(typed_rows(pd.DataFrame(), kind).columns)


def test_a_map_says_what_it_shows_when_and_how_it_was_summed() -> None:
    values = pd.DataFrame({"period_end": [pd.Timestamp("2025-10-01")], "rolled_up": [True]})
    assert map_title("i", values, {"i": "Uden job"}) == (
        "Uden job, 1. oktober 2025 · lagt sammen af filens afdelinger"
    )
    assert subject_words("klub deltagere", {"klub": "Klubben"}) == "Klubben, deltagere"


def test_places_without_coordinates_are_left_out_and_unknown_residents_are_small() -> None:
    frame = typed_rows(
        pd.DataFrame({"area_id": ["a", "b"], "zone": "z1", "lon": [9.7, None], "lat": [55.5, None]}),
        DatatraekKind.AFDELINGER,
    )
    places = places_of(frame)
    assert places["lon"].tolist() == [9.7]
    assert places["residents"].tolist() == [1.0]
    assert places_of(typed_rows(pd.DataFrame(), DatatraekKind.OBSERVATIONER)).empty


def test_the_history_names_source_period_account_and_version() -> None:
    row = danish_history([line()], {"s": "Kilden"}).iloc[0]
    assert row.tolist() == [
        "Udgivet", "fil.xlsx", "Kilden", "1. oktober 2015 til 1. oktober 2025", 1200, "16. nov. 2026", "konto-7",
        "bbbbbb", "aaaaaaaaaaaa",
    ]  # fmt: skip
    assert danish_history([], {}).columns.tolist()[0] == "Tilstand"
    assert published_version(line()) == "b" * 64


def test_facts_shorten_the_hash_until_it_is_asked_for_and_give_the_reason() -> None:
    assert "a" * 13 not in facts(line(), {}, full_hash=False)
    assert "a" * 64 in facts(line(), {}, full_hash=True)
    assert "16. nov. 2026 · konto-8 · version bbbbbb · begrundelse: årets tal" in facts(
        line(), {}, full_hash=False
    )


def test_geography_has_no_period() -> None:
    assert period_words(SimpleNamespace(period_from=None, period_to=None)) == "uden periode"


def test_what_was_answered_is_listed_with_who_answered() -> None:
    answered = answered_questions(
        [line()], {"d1": {"findings": [FINDING, FINDING | {"severity": "oplyser"}]}}
    )
    assert answered.to_numpy().tolist() == [
        ["Tallet springer.", "f.xlsx, ark «<Ark>», celle B7", "konto-8, 16. nov. 2026"]
    ]
    assert answered_questions([line()], {}).empty


def test_a_guess_says_how_sure_it_is() -> None:
    assert confidence_words(0.95).startswith("sikkert (95")
    assert confidence_words(0.7).startswith("sandsynligt (70")
    assert confidence_words(0.2).startswith("et gæt (20")
    column = {"header": "Zone", "guess": "område", "confidence": 1.0, "why": "navne"}
    assert danish_guesses([column])["Kolonne"].tolist() == ["Zone"]


def test_the_first_rows_are_named_as_a_spreadsheet_names_them() -> None:
    table = head_table([["Zone", None, 2025], ["Zone 1"]])
    assert table.columns.tolist() == ["Række", "A", "B", "C"]
    assert table.to_numpy().tolist() == [["1", "Zone", "", "2025"], ["2", "Zone 1", "", ""]]
    assert head_table([[0] * 28]).columns[-1] == "AB"


def test_a_name_that_looks_like_an_option_is_only_a_name() -> None:
    wanted = Wanted("p", "--ja", b"x", "2026-11-02")
    assert wanted.arguments == ("--profil=p", "--navn=--ja", "--periode=2026-11-02")


def test_a_file_is_handed_over_under_a_name_of_ours_and_is_gone_afterwards() -> None:
    with handed_over(b"indhold", "../../etc/passwd.xlsx") as path:
        assert path.read_bytes() == b"indhold"
        assert path.name == "indlæst.xlsx"
        assert path.parent.stat().st_mode & 0o077 == 0
    assert not path.exists()
    with handed_over(b"", "fil.exe") as path:
        assert path == Path(path.parent / "indlæst")
