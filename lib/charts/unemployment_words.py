"""The words around the panels of *Ledighed*: subtitle, reading guide, alt text and the numbers as a file."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from lib.charts.series_segments import Stretch
from lib.charts.unemployment_curves import Curves
from lib.domain.dates import long_date
from lib.domain.numbers import number
from lib.domain.observation import PROVENANCE_WORDS, REAL_PROVENANCES, Provenance, Status
from lib.domain.plan import Plan, Zone
from lib.domain.sentences import NO_REAL_FIGURES
from lib.domain.status_signs import DEMO_MARKS, STATUS_SIGNS
from lib.domain.unemployment.known import TOTAL
from lib.domain.unemployment.targets import AreaGoal
from lib.domain.value_words import with_unit

AGES = "18-66 år"


def panel_unit(group: str) -> str:
    """'pct' for the kendskabsgrad, 'antal' for a målgruppe."""
    return "pct" if group == TOTAL else "antal"


def subtitle_words(group: str, label: str, made: Curves, plan: Plan) -> str:
    """What, when, unit and the named comparison."""
    first, last = made.days
    when = long_date(last) if first == last else f"{long_date(first)} til {long_date(last)}"
    if group != TOTAL:
        return f"{group} {label}, {AGES}, {when}, antal personer"
    return f"{label}, {AGES}, {when} · stiplet: {plan.kommune_name}"


def panel_guide(
    made: Curves, plan: Plan, breaks: Sequence[tuple[date, str]], goals: Sequence[AreaGoal]
) -> str:
    """How the marks are read, and everything a line could hide."""
    own = made.points[made.points["area_id"].isin(plan.zone_ids)]
    sentences = []
    if own["provenance"].isin(REAL_PROVENANCES).any():
        sentences.append("Fyldte punkter og kraftig streg: offentliggjort eller indlæst")
    if (own["provenance"] == Provenance.DEMO).any():
        sentences.append(DEMO_MARKS)
    zones = made.lines[made.lines["area_id"].isin(plan.zone_ids)]
    if (zones["stretch"] == Stretch.HUL).any():
        sentences.append("stiplet zonelinje: der er ingen tal imellem")
    if len(plan.zone_ids) > 1:
        sentences.append("lyse linjer: de andre zoner")
    first, last = made.days
    sentences += [f"databrud {long_date(day)}: {text}" for day, text in breaks if first <= day <= last]
    if not made.starts_at_zero:
        sentences.append("den lodrette akse begynder ikke ved 0")
    others = sorted({words for goal in goals for words in goal.others})
    sentences += [f"målet kan også læses sådan: {words}" for words in others]
    return ". ".join(sentence[0].upper() + sentence[1:] for sentence in sentences if sentence) + "."


def panel_alt(made: Curves, zone: Zone, plan: Plan, unit: str, label: str, goal: AreaGoal | None) -> str:
    """Alt text of one panel: the zone's first and last real number, the kommune's last, and the goal."""
    points = made.points[made.points["provenance"].isin(REAL_PROVENANCES)]
    own = points[points["area_id"] == zone.area_id]
    ends = [own.iloc[0], own.iloc[-1]] if len(own) > 1 else [row for _, row in own.iterrows()]
    told = ", ".join(f"{with_unit(row['value'], unit)} {long_date(row['day'])}" for row in ends)
    parts = [f"{zone.name}, {label}: {told or NO_REAL_FIGURES}"]
    kommune = points[points["area_id"] == plan.kommune_area]
    if not kommune.empty:
        last = kommune.iloc[-1]
        parts.append(f"{plan.kommune_name}: {with_unit(last['value'], unit)} {long_date(last['day'])}")
    if goal is not None:
        parts.append(f"Mål: {goal.word} {number(goal.value)}")
    return ". ".join(parts) + "."


def day_alt(rows: pd.DataFrame, names: Mapping[str, str], unit: str, finding: str) -> str:
    """Alt text of the bars of one day: the finding and each zone's value."""
    values = {str(row.area_id): float(row.value) for row in rows.itertuples() if pd.notna(row.value)}
    told = [f"{name} {with_unit(values[area], unit)}" for area, name in names.items() if area in values]
    return f"{finding}: {', '.join(told)}."


def numbers_file(rows: pd.DataFrame, names: Mapping[str, str], label: str) -> pd.DataFrame:
    """The tidy rows of the CSV, with Danish column names: one row per area and day."""
    kept = rows[rows["area_id"].isin(names)].sort_values(["area_id", "day"]).to_dict("records")
    return pd.DataFrame(
        {
            "Tal": [label for _ in kept],
            "Område": [names[row["area_id"]] for row in kept],
            "Dag": [row["day"].isoformat() for row in kept],
            "Værdi": [row["value"] for row in kept],
            "Personer": [row["persons"] for row in kept],
            "Status": [
                "oplyst" if row["status"] == Status.OK else STATUS_SIGNS[Status(row["status"])].word
                for row in kept
            ],
            "Oprindelse": [
                PROVENANCE_WORDS[Provenance(row["provenance"])] if row["status"] == Status.OK else ""
                for row in kept
            ],
            "Kilde-id": [row["source_id"] for row in kept],
        }
    )
