"""The tables of an indstilling, in words: what paper, slide and page show of the facts."""

from collections.abc import Iterator

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.indstilling.facts import NamedScenario, ProposalFacts
from lib.domain.material.table import WordTable
from lib.domain.numbers import count, hours, share_pct, signed

NONE = "–"


def moves_table(facts: ProposalFacts) -> WordTable:
    """Every move of the proposed scenario, in its order."""
    moves, agreement = facts.proposed.scenario.moves, facts.agreement
    rows = tuple(
        (
            agreement.terms(move.activity_id).short_name,
            move.resource,
            agreement.zone_name(move.from_zone),
            agreement.zone_name(move.to_zone),
            hours(move.hours),
            "straks" if move.starts is None else long_date(move.starts),
        )
        for move in moves
    )
    columns = ("Aktivitet", "Arbejdsgiver", "Fra", "Til", "Timer om ugen", "Begynder")
    about = f"En række for hver af de {count(len(rows))} flytninger: aktivitet, arbejdsgiver, fra, til, timer om ugen."
    return WordTable("Flytninger", about, columns, rows, frozenset({4}))


def alternatives_table(facts: ProposalFacts) -> WordTable:
    """One row per measure and a column per scenario; the rows on which they differ come first."""
    found = (facts.proposed, *facts.alternatives)
    rows = sorted(_measures(found, facts), key=lambda row: len(set(row[1:])) == 1)
    names = (f"Indstilles: {facts.proposed.name}", *(each.name for each in facts.alternatives))
    about = "En række for hvert mål og en kolonne for hvert scenarie. Det, der skiller dem, står øverst."
    right = frozenset(range(1, len(names) + 1))
    return WordTable("Alternativerne side om side", about, ("Mål", *names), tuple(rows), right)


def zones_table(facts: ProposalFacts) -> WordTable:
    """Every zone: hours before and after, what it gains and gives, and what it has of its fair share."""
    rows = tuple(
        (
            str(row["name"]),
            hours(row["before"]),
            hours(row["after"]),
            _signed(row["change"]),
            hours(row["gained"]),
            hours(row["given"]),
            _share(row["share_before"]),
            _share(row["share_after"]),
        )
        for row in facts.by_zone.to_dict("records")
    )
    columns = (
        "Zone",
        "Timer før",
        "Timer efter",
        "Ændring",
        "Får",
        "Afgiver",
        "Del af sin andel før",
        "Efter",
    )
    about = "En række for hver zone: timer om ugen i alt før og efter, og hvor meget af sin andel den har."
    return WordTable("Zone for zone", about, columns, rows, frozenset(range(1, len(columns))))


def activities_table(facts: ProposalFacts) -> WordTable:
    """Every activity in every zone whose hours change."""
    rows = tuple(
        (
            str(row["name"]),
            str(row["activity"]),
            hours(row["before"]),
            hours(row["after"]),
            _signed(row["change"]),
        )
        for row in facts.zones.to_dict("records")
    )
    columns = ("Zone", "Aktivitet", "Timer før", "Timer efter", "Ændring")
    about = "En række for hver aktivitet, der får flere eller færre timer om ugen i en zone."
    return WordTable("Aktiviteter, der ændrer sig", about, columns, rows, frozenset({2, 3, 4}))


def partners_table(facts: ProposalFacts) -> WordTable:
    """What each employer carries from zone to zone."""
    rows = tuple(
        (
            str(row["resource"]),
            str(row["activity"]),
            str(row["from_name"]),
            str(row["to_name"]),
            hours(row["hours"]),
        )
        for row in facts.partners.to_dict("records")
    )
    columns = ("Arbejdsgiver", "Aktivitet", "Fra", "Til", "Timer om ugen")
    about = "En række for hver arbejdsgiver og aktivitet: hvor timerne går fra og til, når alt er gennemført."
    return WordTable("Arbejdsgivere", about, columns, rows, frozenset({4}))


def _measures(found: tuple[NamedScenario, ...], facts: ProposalFacts) -> Iterator[tuple[str, ...]]:
    compared = facts.compared
    yield "Dækning", *(NONE if pd.isna(each) else share_pct(each) for each in compared["after"])
    yield "Dårligst stillede zone", *(str(each) for each in compared["worst_zone"])
    yield "Dens del af sin andel", *(_share(each) for each in compared["worst_ratio"])
    yield "Timer, der skifter zone", *(hours(each) for each in compared["moved"])
    yield "Regler ophævet", *(count(len(each.lifted)) for each in found)
    yield "Flytninger, reglerne ikke tillader", *(count(len(each.refused)) for each in found)
    for place, zone in enumerate(facts.agreement.zones):
        name = facts.agreement.zone_name(zone.area_id)
        yield f"Timer i {name}", *(hours(each.outcome.changes[place].after) for each in found)


def _signed(change: float) -> str:
    return signed(change, 0 if float(change).is_integer() else 1)


def _share(ratio: float) -> str:
    """A zone may have more than its share: over 100 is said as it is."""
    return NONE if pd.isna(ratio) else share_pct(100 * ratio)
