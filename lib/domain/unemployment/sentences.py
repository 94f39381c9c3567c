"""The headline of *Ledighed*, and what stands under a curve: only published and loaded numbers, never more than an
interval bears."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.list_words import listed
from lib.domain.numbers import count, number, pct, signed
from lib.domain.observation import Provenance, Status
from lib.domain.sentences import number_word
from lib.domain.sentences_potential import persons_words
from lib.domain.unemployment.flow import KNOWN_VERDICTS, Change, Verdict
from lib.domain.unemployment.groups import Distance
from lib.domain.unemployment.known import TOTAL, real

NO_CHANGE = "inden for usikkerheden"
_WAYS = {Verdict.FALDET: "færre", Verdict.STEGET: "flere"}


def unemployment_finding(
    known: pd.DataFrame,
    zones: Mapping[str, str],
    kommune_id: str,
    group: str,
    flow: Sequence[Change],
    first: date | None,
) -> str:
    """The finding on the kendskabsgrad (`group` TOTAL) or one målgruppe in `zones` (area_id -> name, in order).

    `known`: KNOWN_COLUMNS; `flow`: the changes since `first` of the zones and of the plan, of which only real ones of
    `group` are used. With real numbers on two days it tells the change, else the level. Where the zones together have
    changed for certain, and none of them the other way, the sentence is about them together.
    """
    own = real(known[known["target_group"] == group])
    in_zones = own[own["area_id"].isin(zones)]
    if in_zones.empty:
        what = "kendskabsgraden" if group == TOTAL else f"målgruppe {group}"
        return f"Der er ingen offentliggjorte eller indlæste tal for {what} i zonerne"
    moved = [each for each in flow if each.target_group == group and not each.is_demo]
    if first is not None and any(each.verdict in (*KNOWN_VERDICTS, Verdict.BRUDT) for each in moved):
        counted = own[own["area_id"].isin([each.area_id for each in moved])]
        return _change_sentence(moved, zones, group, first, max(counted["day"]))
    last = max(in_zones["day"])
    return _level_sentence(own[own["day"] == last], zones, kommune_id, group, last)


def _level_sentence(
    rows: pd.DataFrame, zones: Mapping[str, str], kommune_id: str, group: str, day: date
) -> str:
    values, persons = _by_area(rows, "value"), _by_area(rows, "persons")
    own = [values[area] for area in zones if area in values]
    if not own:  # the kendskabsgrad in persons alone: nobody has told of how many
        counted = [area for area in zones if area in persons]
        known = count(sum(persons[area] for area in counted))
        return f"{known} kendte ledige {_where(zones, counted)} ({long_date(day)})"
    where = _where(zones, [area for area in zones if area in values])
    if group != TOTAL:
        told = f"{persons_words(sum(own))} {where} den {long_date(day)}"
        if len(own) > 1:
            top = max((area for area in zones if area in values), key=lambda area: values[area])
            told += f", flest i {zones[top]} ({count(values[top])})"
        return f"Målgruppe {group}: {told}"
    low, high = number(min(own)), number(max(own))
    span = pct(max(own)) if low == high else f"{low} til {pct(max(own))}"
    kommune = f" mod {pct(values[kommune_id])} i kommunen" if kommune_id in values else ""
    return f"{span} er kendte ledige {where}{kommune} ({long_date(day)})"


def _by_area(rows: pd.DataFrame, column: str) -> dict[str, float]:
    shown = rows.dropna(subset=[column])
    return dict(zip(shown["area_id"].astype(str), shown[column].astype(float), strict=True))


def _change_sentence(
    moved: Sequence[Change], zones: Mapping[str, str], group: str, first: date, last: date
) -> str:
    noun = "kendte ledige" if group == TOTAL else f"personer i målgruppe {group}"
    if any(each.verdict is Verdict.BRUDT for each in moved):
        return broken_words(group, first)
    known = [each for each in moved if each.verdict in KNOWN_VERDICTS]
    summed = [each for each in known if each.area_id not in zones]
    own = [each for each in known if each.area_id in zones]
    surely = {each.verdict for each in own} & set(_WAYS)
    if len(own) == 1 or (summed and len(surely - {summed[0].verdict}) == 0):
        overall, areas = (own[0], [own[0].area_id]) if len(own) == 1 else (summed[0], list(zones))
        return _overall_sentence(overall, _where(zones, areas), noun, first, last)
    if not surely:
        return f"Ingen sikker ændring i {noun} i nogen af zonerne siden {long_date(first)}"
    told = [
        f"{way} i {listed([f'{zones[each.area_id]} ({_by(each)})' for each in own if each.verdict is verdict])}"
        for verdict, way in _WAYS.items()
        if verdict in surely
    ]
    unsure = [zones[each.area_id] for each in own if each.verdict is Verdict.USIKKER]
    rest = f"; ingen sikker ændring i {listed(unsure)}" if unsure else ""
    return f"{noun[0].upper()}{noun[1:]} siden {long_date(first)}: {listed(told)}{rest}"


def broken_words(groups: str, first: date) -> str:
    """Why there is no change of these målgrupper, or of the kendskabsgrad (TOTAL), since `first`."""
    what = "Kendskabsgraden" if groups == TOTAL else f"Målgruppe {groups}"
    return f"{what} kan ikke holdes op mod {long_date(first)}: databrud imellem"


def _overall_sentence(overall: Change, where: str, noun: str, first: date, last: date) -> str:
    from_to = f"{count(overall.before or 0)} blev til {count(overall.now or 0)} ({long_date(last)})"
    if overall.verdict in _WAYS:
        return f"{_by(overall)} {_WAYS[overall.verdict]} {noun} {where} end {long_date(first)}: {from_to}"
    return f"Ingen sikker ændring i {noun} {where} siden {long_date(first)}: {from_to}"


def _by(change: Change) -> str:
    return count(abs(change.persons or 0.0))


def _where(zones: Mapping[str, str], areas: Sequence[str]) -> str:
    """'i de fire zoner', or the zones by name when they are not all or only one."""
    if len(areas) == len(zones) and len(zones) > 1:
        return f"i de {number_word(len(zones))} zoner"
    return f"i {listed([zones[area] for area in areas])}"


def change_lines(change: Change, first: date) -> tuple[str, ...]:
    """Under a curve: '52 færre personer siden 1. juni 2022', '306 → 254, −3,8 procentpoint'; or why not."""
    since = f"siden {long_date(first)}"
    if change.verdict not in KNOWN_VERDICTS:
        return (f"Ændring {since}: {change.reason[0].lower()}{change.reason[1:]}",)
    demo = " (demo)" if change.is_demo else ""
    words = moved_words(change)
    told = [f"{count(change.before or 0)} → {count(change.now or 0)}"]
    if change.points is not None:
        told.append(f"{signed(change.points)} procentpoint")
    if change.verdict is Verdict.USIKKER and change.persons and not change.is_demo:
        told.append(NO_CHANGE)
    return f"{words[0].upper()}{words[1:]} {since}{demo}", ", ".join(told)


def moved_words(change: Change) -> str:
    """'52 færre personer', '1 person flere', 'uændret'."""
    moved = round(change.persons or 0.0)
    if moved == 0:
        return "uændret"
    size, way = abs(moved), "færre" if moved < 0 else "flere"
    return f"1 person {way}" if size == 1 else f"{count(size)} {way} personer"


def change_words(change: Change) -> str:
    """A change in full, for the pointer and a screen reader: persons, interval, verdict or the reason for none."""
    if change.verdict not in KNOWN_VERDICTS or change.interval is None:
        return f"{change.reason}: {change.detail}" if change.detail else change.reason
    demo = "demo: vurderes ikke" if change.is_demo else ""
    sure = NO_CHANGE if change.verdict is Verdict.USIKKER else "uden for usikkerheden"
    told = [
        f"{moved_words(change)}, fra {count(change.before or 0)} til {count(change.now or 0)}",
        f"95 %-interval {signed(change.interval.low, 0)} til {signed(change.interval.high, 0)}",
        demo or sure,
    ]
    if change.points is not None:
        told.insert(1, f"{signed(change.points)} procentpoint{_points_interval(change)}")
    return "; ".join(told)


def _points_interval(change: Change) -> str:
    limits = change.points_interval
    return "" if limits is None else f" ({signed(limits.low)} til {signed(limits.high)})"


def distance_line(name: str, own: pd.DataFrame, made: pd.DataFrame) -> str:
    """'Zone 1: 162 af 306 kendte ledige er langt fra arbejdsmarkedet (52,9 %), flest i 6.3 (79)'.

    `own`: the area's rows of a `distances` frame; `made`: its rows of the `composition`. With a group far from the
    labour market that is not shown the number is a least one.
    """
    if own.empty:
        return f"{name}: ingen tal"
    far = own[own["distance"] == Distance.LANGT_FRA].iloc[0]
    groups = made[(made["distance"] == Distance.LANGT_FRA) & (made["part_of"] == "")]
    unseen = (own["distance"] == Distance.SKJULT).any() and (groups["status"] != Status.OK).any()
    least = "mindst " if unseen else ""
    demo = " (demo)" if (made["provenance"] == Provenance.DEMO).any() else ""
    told = (
        f"{name}: {least}{count(far['persons'])} af {count(far['total'])} kendte ledige er langt fra "
        f"arbejdsmarkedet ({pct(far['share'])}){demo}"
    )
    seen = groups.dropna(subset=["persons"])
    if seen.empty:
        return told
    top = seen.sort_values("persons", kind="stable").iloc[-1]
    return f"{told}, flest i {top['target_group']} {str(top['label']).lower()} ({count(top['persons'])})"


def distance_finding(table: pd.DataFrame, names: Mapping[str, str], is_real: bool) -> str:
    """The heading of the section: where the largest share is far from the labour market; equal ones are a tie.

    `table`: a `distances` frame of the zones; `names` in zone order. '' when there is nothing to say: the numbers are
    not real, or groups are not shown, so that the order of the shares is not known.
    """
    own = table[table["area_id"].isin(names)]
    far = own[own["distance"] == Distance.LANGT_FRA]
    if far.empty or not is_real or (own["distance"] == Distance.SKJULT).any():
        return ""
    share = dict(zip(far["area_id"].astype(str), far["share"].astype(float), strict=True))
    if len(names) == 1:
        area, name = next(iter(names.items()))
        return f"{pct(share[area])} af de kendte ledige i {name} er langt fra arbejdsmarkedet"
    shares = {names[area]: number(value) for area, value in share.items()}
    top = number(max(share.values()))
    leaders = [name for name in names.values() if shares.get(name) == top]
    if len(leaders) == len(far) > 1:
        return f"Lige stor del er langt fra arbejdsmarkedet i alle zoner: {top} %"
    return f"Langt fra arbejdsmarkedet er den største del i {listed(leaders)}: {pct(max(share.values()))}"
