"""What a placement of hours may lead to: persons reached, and where somebody has measured it, points a year.

Never part of the allocation model: no rule and no proposal is made from it. Every number is a forudsætning with a low
and a high, and an activity whose effect nobody has measured (grade 0) has its reach and nothing more.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR, Placement
from lib.domain.effect.assumptions import Assumptions, EffectAssumption, Span
from lib.domain.effect.curve import effect_points, more_effect, more_reached, persons_reached, product
from lib.domain.effect.roles import EVERY, Role

BEFORE, AFTER, CHANGE = "before", "after", "change"
_OFFSETS = ("low", "mid", "high")


def reach(
    agreement: Agreement,
    before: Placement,
    after: Placement,
    needs: Sequence[Need],
    assumptions: Assumptions,
) -> pd.DataFrame:
    """Persons that each activity reaches in each zone: one row per activity with a need and zone, in their order.

    Columns: activity_id, name, basis (of the need), zone, persons, hours_before, hours_after (a week) and before_,
    after_ and change_ with _low, _mid, _high (persons; NaN where the plan has no ceiling or saturation). The same
    person may be reached by several activities: the rows are not to be summed over activities.
    """
    rows = []
    for need in needs:
        ceiling = assumptions.span(Role.LOFT, need.activity_id)
        scale = assumptions.span(Role.MAETNING, need.activity_id)
        for zone in agreement.zone_ids:
            old, new = (_hours(each, (need.activity_id,), zone) for each in (before, after))
            persons = need.in_zone(zone)
            spans: tuple[Span | None, ...] = (None, None, None)
            if ceiling is not None and scale is not None:
                spans = (
                    persons_reached(old, persons, ceiling, scale),
                    persons_reached(new, persons, ceiling, scale),
                    more_reached(old, new, persons, ceiling, scale),
                )
            name = agreement.terms(need.activity_id).short_name
            rows.append((need.activity_id, name, need.basis, zone, persons, old, new, *_numbers(spans)))
    first = ["activity_id", "name", "basis", "zone", "persons", "hours_before", "hours_after"]
    return pd.DataFrame(rows, columns=[*first, *_span_columns()])


def effect_at(
    effect: EffectAssumption, hours: float, persons: float, assumptions: Assumptions
) -> Span | None:
    """Points a year of one effect from `hours` a week for `persons`. None where its grade is 0, where nobody is in the
    target group, or where the plan lacks the strength or the saturation."""
    given = _given(effect, persons, assumptions)
    return None if given is None else effect_points(100 * hours / persons, *given)


def effects(
    agreement: Agreement,
    before: Placement,
    after: Placement,
    needs: Sequence[Need],
    assumptions: Assumptions,
) -> pd.DataFrame:
    """Points a year in each zone before and after: one row per effect (activities measured together are one) and zone.

    Columns: assumption_id, activities (ids with ';' between), name, grade, zone, persons (in the target group, the
    largest of the activities', who share them), hours_before, hours_after, before_, after_ and change_ with _low, _mid,
    _high (NaN where the grade is 0: reach only) and told_apart (False where before and after overlap).
    """
    rows = []
    for effect, activity_ids in _groups(agreement, needs, assumptions):
        name = ", ".join(agreement.terms(each).short_name for each in activity_ids)
        own = [need for need in needs if need.activity_id in activity_ids]
        for zone in agreement.zone_ids:
            persons = max((need.in_zone(zone) for need in own), default=0.0)
            old, new = (_hours(each, activity_ids, zone) for each in (before, after))
            spans = (
                effect_at(effect, old, persons, assumptions),
                effect_at(effect, new, persons, assumptions),
                _change(effect, (old, new), persons, assumptions),
            )
            apart = spans[0] is not None and spans[1] is not None and not spans[0].overlaps(spans[1])
            about = (effect.assumption_id, ";".join(activity_ids), name, effect.grade, zone, persons)
            rows.append((*about, old, new, *_numbers(spans), apart))
    first = ["assumption_id", "activities", "name", "grade", "zone", "persons", "hours_before", "hours_after"]
    return pd.DataFrame(rows, columns=[*first, *_span_columns(), "told_apart"])


def valued(frame: pd.DataFrame, residents: Mapping[str, float], price: Span | None) -> pd.DataFrame:
    """`frame` as `effects`, with what the change would be in persons (people_low, _mid, _high) and in 1.000 kr. a year
    (worth_low, _mid, _high).

    `residents`: those whom the points are of, by zone; NaN for a zone without. `price`: 1.000 kr. a person and year.
    """
    rows = []
    for row in frame.to_dict("records"):
        people, of = None, residents.get(str(row["zone"]))
        if of is not None and not math.isnan(row["change_mid"]):
            people = Span(*(row[f"change_{each}"] * of / 100 for each in _OFFSETS))
        rows.append(_numbers((people, None if people is None or price is None else product(people, price))))
    columns = [f"{what}_{each}" for what in ("people", "worth") for each in _OFFSETS]
    return pd.concat([frame, pd.DataFrame(rows, columns=columns, index=frame.index)], axis=1)


def _groups(
    agreement: Agreement, needs: Sequence[Need], assumptions: Assumptions
) -> Iterator[tuple[EffectAssumption, tuple[str, ...]]]:
    """Each effect with its activities; the one of all others once for each activity that has no row of its own."""
    known = [terms.activity_id for terms in agreement.activities]
    with_need = {need.activity_id for need in needs}
    own = {each for effect in assumptions.effects for each in effect.activities}
    for effect in assumptions.effects:
        if EVERY in effect.activities:
            yield from ((effect, (each,)) for each in known if each in with_need - own)
        elif together := tuple(each for each in effect.activities if each in known):
            yield effect, together


def _given(
    effect: EffectAssumption, persons: float, assumptions: Assumptions
) -> tuple[Span, Span, Span] | None:
    """Effect, strength and saturation; None where an effect may not be said."""
    strength = assumptions.span(Role.STYRKE, effect.activities[0])
    scale = assumptions.span(Role.MAETNING, effect.activities[0])
    if not effect.gives_effect or effect.span is None or strength is None or scale is None or persons <= 0:
        return None
    return effect.span, strength, scale


def _change(
    effect: EffectAssumption, hours: tuple[float, float], persons: float, assumptions: Assumptions
) -> Span | None:
    given = _given(effect, persons, assumptions)
    if given is None:
        return None
    return more_effect(100 * hours[0] / persons, 100 * hours[1] / persons, *given)


def _hours(placement: Placement, activity_ids: Sequence[str], zone: str) -> float:
    return sum(placement.in_zone(each, zone) for each in activity_ids) / HALF_HOURS_PER_HOUR


def _span_columns() -> list[str]:
    return [f"{when}_{each}" for when in (BEFORE, AFTER, CHANGE) for each in _OFFSETS]


def _numbers(spans: Sequence[Span | None]) -> list[float]:
    return [
        number
        for span in spans
        for number in ([math.nan] * 3 if span is None else [span.low, span.mid, span.high])
    ]
