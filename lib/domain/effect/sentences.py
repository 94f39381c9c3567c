"""What reach and effect may be said to be, in Danish: a forudsætning, and no more than the spans bear."""

from collections.abc import Mapping, Sequence

import pandas as pd

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import ZoneChange
from lib.domain.effect.assumptions import Assumptions, EffectAssumption, Span
from lib.domain.effect.roles import Role
from lib.domain.list_words import listed
from lib.domain.numbers import hour_words, number, signed

STAMP = "Forudsætning, ikke prognose"
REACH_ONLY = "Kun rækkevidde: ingen virkning er målt, så ingen vises"
SAME_PERSON = "Den samme person kan nås af flere aktiviteter: tallene lægges ikke sammen på tværs."


def span_words(span: Span, decimals: int = 1) -> str:
    """'0,8 (0,0 til 1,3)'."""
    return f"{number(span.mid, decimals)} ({number(span.low, decimals)} til {number(span.high, decimals)})"


def effect_finding(frame: pd.DataFrame, agreement: Agreement) -> str:
    """The finding of `effects`: whether before and after can be told apart. Never a number of a grade 0 effect."""
    known = frame[frame["change_mid"].notna()]
    if known.empty:
        return "Ingen virkning kan siges i tal, kun hvor mange der nås"
    moved = known[known["hours_before"] != known["hours_after"]]
    if moved.empty:
        return "Virkningen er den samme: ingen timer er flyttet i de aktiviteter, hvis virkning er målt"
    apart = moved[moved["told_apart"]]
    if apart.empty:
        return "Data kan ikke skelne planerne: virkningen før og efter overlapper i alle zoner"
    some = "; ".join(_zone_effect(row, agreement) for row in apart.to_dict("records"))
    rest = len(moved) - len(apart)
    return some if not rest else f"{some}; i de andre zoner kan data ikke skelne planerne"


def zero_sum(changes: Sequence[ZoneChange], agreement: Agreement) -> str:
    """That what one zone gains another loses; empty when no zone has more hours than before.

    `changes`: as `lib.domain.allocation.coverage.zone_changes`.
    """
    more = [each for each in changes if each.after > each.before]
    fewer = [each for each in changes if each.after < each.before]
    if not more or not fewer:
        return ""
    gained = sum(each.after - each.before for each in more)
    return (
        f"Timerne er de samme i alt: det, {_zones(more, agreement)} får mere ({hour_words(gained)}), er taget fra "
        f"{_zones(fewer, agreement)}, hvor færre nås."
    )


def reached_words(row: Mapping[str, object], when: str) -> str:
    """Persons of a row of `reach`, `when` before or after: '12 (6 til 20)'; '–' where the plan has no ceiling or
    saturation."""
    span = _span_of(row, when)
    return "–" if span is None else span_words(span, 0)


def trend_words(assumptions: Assumptions) -> str:
    """What happens without any plan, beside the effects; empty when the plan has no such row."""
    row = assumptions.of(Role.TENDENS)
    if row is None or row.span is None:
        return ""
    return f"Til sammenligning: {row.name}, {span_words(row.span, 2)} {row.unit}."


def limits_words(row: EffectAssumption) -> str:
    """'0 til 1,3 procentpoint om året', '42 til 136 (1.000 kr. pr. person)'; what an effect without a number says."""
    if row.span is None:
        return REACH_ONLY
    unit = f"({row.unit})" if row.unit[:1].isdigit() else row.unit
    return f"{plain(row.span.low)} til {plain(row.span.high)} {unit}"


def range_words(row: EffectAssumption) -> str:
    """What is said of a number that cannot be used: 'Skriv et tal fra 0 til 3.'"""
    return f"Skriv et tal fra {plain(row.least)} til {plain(row.most)}."


def _zone_effect(row: Mapping[object, object], agreement: Agreement) -> str:
    change = _span_of({str(name): value for name, value in row.items()}, "change")
    zone = agreement.zone_name(str(row["zone"])).capitalize()
    if change is None:
        return zone
    mid, low, high = (signed(each) for each in (change.mid, change.low, change.high))
    return f"{zone}: {mid} ({low} til {high}) procentpoint om året"


def _span_of(row: Mapping[str, object], when: str) -> Span | None:
    numbers = [float(str(row[f"{when}_{each}"])) for each in ("low", "mid", "high")]
    return None if numbers[1] != numbers[1] else Span(*numbers)


def _zones(changes: Sequence[ZoneChange], agreement: Agreement) -> str:
    return listed([agreement.zone_name(each.zone) for each in changes])


def plain(value: float) -> str:
    """As few decimals as the number has, at most two."""
    return next(number(value, places) for places in (0, 1, 2) if places == 2 or round(value, places) == value)
