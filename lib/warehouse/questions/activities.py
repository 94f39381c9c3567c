"""What runs where: activities, who employs, the placement today and the need behind each activity."""

import pandas as pd

from lib.domain.needs import PUBLISHED
from lib.warehouse.answered import answered_once
from lib.warehouse.public import PublicWarehouse


@answered_once
def activities(warehouse: PublicWarehouse) -> pd.DataFrame:
    """The plan's activities in the order of the agreement; `teams` is empty but for indivisible teams."""
    return warehouse.ask("SELECT * EXCLUDE (sort) FROM activity ORDER BY sort")


@answered_once
def resources(warehouse: PublicWarehouse) -> pd.DataFrame:
    """Who employs, with hours a week and the activities (';' between) that the hours may serve."""
    return warehouse.ask("SELECT resource, delaftale, hours_per_week, activities FROM resource")


@answered_once
def placement(warehouse: PublicWarehouse) -> pd.DataFrame:
    """Hours a week per activity, resource and zone, with `basis`: what the agreement says or what is assumed."""
    return warehouse.ask(
        """
        SELECT p.activity_id, p.resource, p.zone, p.hours, p.basis
        FROM placement p JOIN activity a USING (activity_id) JOIN zone_shape z ON z.area_id = p.zone
        ORDER BY a.sort, p.resource COLLATE da, z.number
        """
    )


@answered_once
def activity_terms(warehouse: PublicWarehouse) -> pd.DataFrame:
    """What more decides where an activity's hours may stand: activity_id, session_hours (empty: any half-hours),
    rotates, cycle_months and cycle_from (empty: no cycles), startup_hours (once), travel_hours (a week), source, note.

    Activities without such terms have no row.
    """
    return warehouse.ask(
        "SELECT t.* FROM activity_term t JOIN activity a USING (activity_id) ORDER BY a.sort"
    )


@answered_once
def needs(warehouse: PublicWarehouse, only_real: bool) -> pd.DataFrame:
    """Persons in each activity's target group per zone: activity_id, zone, persons, basis, note, date.

    No rows for an activity without a need. With `only_real` only needs made of published or loaded counts.
    """
    return warehouse.ask(
        """
        SELECT n.activity_id, n.zone, n.persons, n.basis, n.note, n.date
        FROM need n JOIN activity a USING (activity_id) JOIN zone_shape z ON z.area_id = n.zone
        WHERE NOT $only_real OR n.basis = $published
        ORDER BY a.sort, z.number
        """,
        {"only_real": only_real, "published": PUBLISHED},
    )


@answered_once
def delaftaler(warehouse: PublicWarehouse) -> pd.DataFrame:
    """What the plan's agreement says of each activity beside its hours: activity_id, purpose, places (empty where it
    gives no number), source."""
    return warehouse.ask("SELECT d.* FROM delaftale d JOIN activity a USING (activity_id) ORDER BY a.sort")


@answered_once
def effects(warehouse: PublicWarehouse) -> pd.DataFrame:
    """The assumptions about reach and effect in the order of their file: assumption_id, role, activity_id (ids with
    ';' between, or '*'), name, low, mid, high (empty where nobody has measured it), unit, least, most, grade, source,
    note."""
    return warehouse.ask("SELECT * EXCLUDE (sort) FROM effect ORDER BY sort")


@answered_once
def registrations(warehouse: PublicWarehouse) -> pd.DataFrame:
    """What activities register: activity_id, name, zone, zone_name, period_start, period_end, measure, value, status,
    source_id, datatraek_id, provenance.

    Where all zones of an activity have a number a row of the plan area sums them. Participants 1-4 are masked.
    """
    return warehouse.ask(
        """
        SELECT r.activity_id, a.name, r.zone, z.name AS zone_name, r.period_start, r.period_end, r.measure, r.value,
            r.status, r.source_id, r.datatraek_id, r.provenance
        FROM activity_registration r JOIN activity a USING (activity_id) JOIN area z ON z.area_id = r.zone
        ORDER BY a.sort, r.period_end, r.measure, z.number NULLS LAST
        """
    )
