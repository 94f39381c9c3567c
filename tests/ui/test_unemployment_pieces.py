"""The tables of *Ledighed* as markup: values, statuses, changes, small curves, and nothing unescaped."""

import datetime as dt
import re

import pandas as pd

from lib.domain.unemployment.composition import composition, totals_on
from lib.domain.unemployment.flow import changes
from lib.domain.unemployment.known import known_persons
from lib.ui.target_group_law import law_table
from lib.ui.unemployment_panels import breaks_table
from lib.ui.unemployment_spark import spark_cell
from lib.ui.unemployment_table import change_cells, changes_table, groups_table, person_cells, total_cells
from tests.domain.unemployment.persons import BASELINE, NAMES, PLAN, frame, no_breaks, row

NOW = dt.date(2026, 10, 5)
EVIL = "<script>alert(1)</script>"


def cells(markup: str) -> list[str]:
    """The text of each table cell."""
    return [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td.*?</td>", markup)]


def test_persons_share_and_status_in_words_and_nothing_unescaped() -> None:
    rows = [
        row("", "a", BASELINE, 100, 20.0),
        row("6.3", "a", BASELINE, 25) | {"label": EVIL},
        row("6.3", "b", BASELINE, float("nan"), status="diskretioneret"),
        row("6.9L", "a", BASELINE, 3, provenance="demo"),
    ]
    known = known_persons(frame(*rows), PLAN)
    made, totals = composition(known, ["a", "b"], BASELINE), totals_on(known, BASELINE)
    markup = groups_table(made, NAMES, person_cells(made), total_cells(totals), EVIL)
    assert "<script>" not in markup
    assert "heraf 6.9L" in markup
    assert cells(markup) == [
        "100",
        "mangler",
        "33,0\N{NO-BREAK SPACE}% (demo)",
        "mangler",
        "2525,0\N{NO-BREAK SPACE}%",
        "vises ikke",
    ]


def test_a_change_is_coloured_only_when_it_is_sure_and_real() -> None:
    def shown(before: float, now: float, provenance: str = "datatraek") -> str:
        rows = frame(row("6.3", "a", BASELINE, before), row("6.3", "a", NOW, now, provenance=provenance))
        flow = changes(known_persons(rows, PLAN), ["a"], BASELINE, NOW, no_breaks())
        return change_cells(flow)("6.3", "a")

    assert "zk-better" in shown(200, 100)
    assert "▼" in shown(200, 100)
    assert "zk-worse" in shown(100, 200)
    assert "zk-unsure" in shown(100, 99)
    assert "zk-unsure" in shown(200, 100, "demo")
    assert "▼" not in shown(200, 100, "demo")
    assert "mangler" in change_cells([])("6.3", "a")


def test_the_file_of_changes_has_the_interval_and_the_reason() -> None:
    rows = frame(row("6.3", "a", BASELINE, 200), row("6.3", "a", NOW, 100), row("6.3", "b", NOW, 7))
    flow = changes(known_persons(rows, PLAN), ["a", "b"], BASELINE, NOW, no_breaks())
    table = changes_table(flow, {"6.3": "Navn"}, NAMES, (BASELINE, NOW)).set_index("Område")
    assert table.loc["Zone 1", "Ændring"] == -100
    assert table.loc["Zone 1", "Nedre 95 %"] < -100 < table.loc["Zone 1", "Øvre 95 %"] < 0
    assert table.loc["Zone 2", "Vurdering"] == "Et af de to tal mangler"


def test_a_small_curve_is_cut_at_a_break_and_at_a_masked_day() -> None:
    days = [dt.date(2026, month, 1) for month in range(1, 7)]
    rows = [row("6.3", "a", day, 20 + place) for place, day in enumerate(days)]
    span = (days[0], days[-1])
    whole = known_persons(frame(*rows), PLAN)
    assert spark_cell(whole, (), span).count("<polyline") == 1
    broken = spark_cell(whole, (days[3],), span)
    assert (broken.count("<polyline"), broken.count("<line")) == (2, 1)
    rows[-1] = row("6.3", "a", days[-1], float("nan"), status="diskretioneret")
    masked = spark_cell(known_persons(frame(*rows), PLAN), (), span)
    assert ">vises ikke</span>" in masked, "an older number is not passed off as the latest"
    assert cells(spark_cell(known_persons(frame(rows[-1]), PLAN), (), span)) == ["vises ikke"]


def test_the_law_and_its_breaks_in_danish() -> None:
    law = pd.DataFrame(
        {
            "target_group": ["6.8"], "label": ["x"], "valid_from": [pd.NaT], "valid_to": [pd.Timestamp(2026, 1, 31)],
            "name": ["Ressourceforløb"], "paragraph": [None], "successor": [None], "text": [""], "source": ["Lov"],
        }
    )  # fmt: skip
    (shown,) = law_table(law).to_dict("records")
    assert (shown["Målgruppe"], shown["Gælder"]) == ("6.8 x", "fra før aftalen, til 31. januar 2026")
    assert (shown["Paragraf"], shown["Afløses af"], shown["Hvad der skete"]) == ("–", "–", "–")
    assert law_table(law.assign(label=None))["Målgruppe"].tolist() == ["6.8"]
    breaks = pd.DataFrame(
        {"indicator_id": ["j", "i", "k"], "date": [pd.Timestamp(2026, 2, 1)] * 3, "text": ["Lukket"] * 3}
    )
    table = breaks_table(breaks, {"i": "6.8", "j": "6.10"})
    assert table["Databrud"].tolist() == ["1. februar 2026"]
    assert table["Målgrupper"].tolist() == ["6.8, 6.10"]
