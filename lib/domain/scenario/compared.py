"""Two to four scenarios side by side: the same measures for each, and what sets them apart first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import Need, counted, hours_moved, plan_coverage, worst_off
from lib.domain.allocation.placement import HALF_HOURS_PER_HOUR
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.terms import Lock
from lib.domain.allocation.weighing import Weighing, whose
from lib.domain.dates import long_date
from lib.domain.list_words import listed
from lib.domain.numbers import count, hours, number, share_pct
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.scenario.replay import Replayed, replayed

FEWEST, MOST = 2, 4
"""One has nothing to be compared with; five cannot be read side by side."""
UNNAMED = "Uden navn"
NONE = "–"
_DECIMALS = 6

Row = tuple[str, str, list[str]]


@dataclass(frozen=True)
class Measured:
    """A scenario as it stands on today's hours, rules and needs.

    `coverage` is dækning, 0-1, None without any need; `worst` the names of the worst-off zones and `worst_ratio` what
    they have of their fair share (1 is even), None without a need; `moved` hours a week that have changed zone.
    """

    label: str
    document: ScenarioDocument
    played: Replayed
    coverage: float | None
    worst: str
    worst_ratio: float | None
    moved: float


def measured(
    documents: Sequence[ScenarioDocument], rulebook: Rulebook, needs: Sequence[Need]
) -> tuple[Measured, ...]:
    """The scenarios in their order, each under a name of its own (a second »A« is »A (2)«).

    Raises ValueError for fewer than two or more than four.
    """
    if not FEWEST <= len(documents) <= MOST:
        raise ValueError(f"{len(documents)} scenarios cannot be compared")
    return tuple(
        _measured(label, document, rulebook, needs)
        for label, document in zip(_labels(documents), documents, strict=True)
    )


def compare(documents: Sequence[ScenarioDocument], rulebook: Rulebook, needs: Sequence[Need]) -> pd.DataFrame:
    """One row per measure, those on which the scenarios differ first; else in the order of a report.

    Columns: group, measure, one per scenario (its text as shown, in the order given), differs (bool). Scenarios differ
    where what is shown does. Single cells (activity in zone) are there only where they differ. Raises ValueError.
    """
    found = measured(documents, rulebook, needs)
    rows = [*_overall(found), *_zones(found, rulebook.agreement), *_choices(found, rulebook)]
    cells = [row for row in _cells(found, rulebook.agreement) if len(set(row[2])) > 1]
    table = [(group, name, *texts, len(set(texts)) > 1) for group, name, texts in [*rows, *cells]]
    columns = ["group", "measure", *(each.label for each in found), "differs"]
    frame = pd.DataFrame(table, columns=columns)
    return frame.sort_values("differs", ascending=False, kind="stable", ignore_index=True)


def _measured(label: str, document: ScenarioDocument, rulebook: Rulebook, needs: Sequence[Need]) -> Measured:
    played = replayed(rulebook, document)
    placement, agreement = played.scenario.placement, rulebook.agreement
    known = counted(rulebook.base, needs)
    worst = worst_off(placement, known, agreement.zone_ids)
    return Measured(
        label=label,
        document=document,
        played=played,
        coverage=plan_coverage(placement, known),
        worst=listed([agreement.zone_name(standing.zone) for standing in worst]) if worst else NONE,
        worst_ratio=worst[0].ratio if worst else None,
        moved=hours_moved(rulebook.base, placement),
    )


def _labels(documents: Sequence[ScenarioDocument]) -> list[str]:
    labels: list[str] = []
    for document in documents:
        name, label, twin = document.name or UNNAMED, document.name or UNNAMED, 1
        while label in (*labels, "group", "measure", "differs"):
            twin += 1
            label = f"{name} ({twin})"
        labels.append(label)
    return labels


def _overall(found: Sequence[Measured]) -> Iterator[Row]:
    group = "Samlet"
    yield group, "Dækning", [_share(each.coverage) for each in found]
    yield group, "Dårligst stillede zone", [each.worst for each in found]
    yield group, "Dårligst stillede zones del af sin andel", [_share(each.worst_ratio) for each in found]
    yield group, "Timer flyttet", [hours(each.moved) for each in found]
    yield group, "Flytninger", [count(len(each.played.scenario.moves)) for each in found]
    yield group, "Flytninger, der ikke længere holder", [count(len(each.played.dropped)) for each in found]
    yield group, "Flytningerne begynder", [_beginning(each) for each in found]


def _zones(found: Sequence[Measured], agreement: Agreement) -> Iterator[Row]:
    for zone in agreement.zone_ids:
        totals = [each.played.scenario.placement.zone_totals.get(zone, 0) for each in found]
        yield "Timer pr. zone", f"Timer i {agreement.zone_name(zone)}", [_hours(total) for total in totals]


def _cells(found: Sequence[Measured], agreement: Agreement) -> Iterator[Row]:
    for terms in agreement.activities:
        for zone in agreement.zone_ids:
            amounts = [each.played.scenario.placement.in_zone(terms.activity_id, zone) for each in found]
            name = f"{terms.short_name} i {agreement.zone_name(zone)}"
            yield "Timer pr. aktivitet og zone", name, [_hours(amount) for amount in amounts]


def _choices(found: Sequence[Measured], rulebook: Rulebook) -> Iterator[Row]:
    """Rules lifted, locks, the limit and the assumptions: what people have chosen rather than what comes of it."""
    limits = [each.document.terms.most_moved for each in found]
    yield "Valg", "Højst timer flyttet", ["ingen grænse" if most is None else _hours(most) for most in limits]
    if any(each.document.weighing for each in found):
        yield "Valg", "Gemt med behov vægtet efter", [_weighed(each.document.weighing) for each in found]
    for rule_id in sorted(frozenset().union(*(each.document.terms.lifted for each in found))):
        lifted = [rule_id in each.document.terms.lifted for each in found]
        yield "Regler", rule_name(rulebook, rule_id), ["ophævet" if is_so else "gælder" for is_so in lifted]
    for lock in sorted(frozenset().union(*(each.document.terms.locks for each in found))):
        locked = [lock in each.document.terms.locks for each in found]
        yield "Låse", lock_words(lock, rulebook.agreement), ["låst" if is_so else "fri" for is_so in locked]
    values = [{one.assumption_id: one.value for one in each.document.assumptions} for each in found]
    for assumption_id in sorted(frozenset().union(*values)):
        texts = [_plain(own[assumption_id]) if assumption_id in own else "planens egen" for own in values]
        yield "Antagelser", assumption_id, texts


def rule_name(rulebook: Rulebook, rule_id: str) -> str:
    """The rule's sentence; its id where the plan no longer has it."""
    rule = rulebook.rule(rule_id)
    return rule_id if rule is None else rule.sentence


def lock_words(lock: Lock, agreement: Agreement) -> str:
    """What a lock holds: 'Fremskudt i zone 1', 'Fremskudt i alle zoner', 'alt i zone 1', 'alt i alle zoner'."""
    known = agreement.has(lock.activity_id)
    what = agreement.terms(lock.activity_id).short_name if known else lock.activity_id or "alt"
    return f"{what} i {agreement.zone_name(lock.zone) if lock.zone else 'alle zoner'}"


def _beginning(each: Measured) -> str:
    days = {move.starts or date.min for move in each.played.scenario.moves}
    if not days:
        return NONE
    words = ["straks" if day == date.min else long_date(day) for day in (min(days), max(days))]
    return words[0] if len(days) == 1 else f"fra {words[0]} til {words[1]}"


def _weighed(weighing: Weighing | None) -> str:
    return "antal personer alene" if weighing is None else whose(weighing)


def _share(share: float | None) -> str:
    return NONE if share is None else share_pct(100 * share, 1)


def _hours(half_hours: int) -> str:
    return hours(half_hours / HALF_HOURS_PER_HOUR)


def _plain(value: float) -> str:
    """With as many decimals as the number has, six at most."""
    needed = next((digits for digits in range(_DECIMALS) if round(value, digits) == value), _DECIMALS)
    return number(value, needed)
