"""The figures that the agreement prints, as they are printed."""

import datetime as dt

import pandas as pd

from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse
from lib.warehouse.questions.allowed import allowed_provenances


@answered_once
def figures(warehouse: PublicWarehouse) -> pd.DataFrame:
    """Every published figure with its table, source and note.

    Columns: table, indicator_id, label, year (empty where the source has none), area_id, area_name, value, unit,
    source, note, status, provenance.
    """
    return warehouse.ask(
        """
        SELECT f."table", f.indicator_id, f.label_da AS label, f.year, f.area_id, a.name AS area_name, o.value, f.unit,
            f.source_da AS source, f.note_da AS note, o.status, o.provenance
        FROM published_figure f
        JOIN area a USING (area_id)
        JOIN indicator i USING (indicator_id)
        JOIN observation o ON o.indicator_id = f.indicator_id AND o.area_id = f.area_id
            AND o.provenance = 'published' AND year(o.period_end) IS NOT DISTINCT FROM f.year
        ORDER BY try_cast(regexp_extract(f."table", '^[0-9]+') AS INTEGER) NULLS LAST, i.sort, f.year,
            a.number NULLS LAST
        """
    )


@answered_once
def target_groups(warehouse: PublicWarehouse, only_real: bool, date: dt.date | None = None) -> pd.DataFrame:
    """Persons per målgruppe, zone and plan: target_group, label, area_id, date, persons, status, provenance.

    Zone level and above only: at afdeling level målgrupper are not shown (docs/architecture.md).
    """
    return warehouse.ask(
        """
        SELECT g.target_group, g.label, s.area_id, s.period_end AS date, s.value AS persons, s.status, s.provenance
        FROM shown s JOIN target_group g USING (indicator_id) JOIN indicator i USING (indicator_id)
        WHERE list_contains($provenances, s.provenance) AND ($date IS NULL OR s.period_end = $date)
        ORDER BY s.period_end, i.sort, s.level DESC, s.area_id
        """,
        {"provenances": allowed_provenances(only_real), "date": date},
    )


@answered_once
def kendskabsgrad(warehouse: PublicWarehouse, only_real: bool) -> pd.DataFrame:
    """Kendskabsgrad: area_id, date, value (pct 0-100), persons, status, provenance."""
    return warehouse.ask(
        """
        SELECT s.area_id, s.period_end AS date, s.value, s.numerator AS persons, s.status, s.provenance
        FROM shown s WHERE s.indicator_id = 'kendskabsgrad' AND list_contains($provenances, s.provenance)
        ORDER BY s.period_end, s.area_id
        """,
        {"provenances": allowed_provenances(only_real)},
    )
