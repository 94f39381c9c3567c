"""How far a målgruppe is from the labour market: three classes, and an order from nearest to furthest.

Sources: the agreement's sub-goals call 6.3 and 6.8 »langt fra arbejdsmarkedet« and 6.2 »jobparate«; the groups are
those of lov om en aktiv beskæftigelsesindsats § 6: ready for a job (nr. 1 and 2) or an education (nr. 4) against not
ready for it (»aktivitetsparate«, nr. 3 and 5), ill (nr. 6 and 7), in ressourceforløb or revalidering (nr. 8 and 10).
Who has a fleksjob, a pension or no benefit is put in neither. The division beyond the agreement's own words is ours:
the reader is shown it.
"""

from collections.abc import Iterable
from enum import StrEnum


class Distance(StrEnum):
    """The classes, nearest first. SKJULT: persons in groups whose numbers are masked or missing."""

    TAET_PAA = "taet_paa"
    ANDRE = "andre"
    LANGT_FRA = "langt_fra"
    SKJULT = "skjult"


DISTANCE_WORDS = {
    Distance.TAET_PAA: "tæt på arbejdsmarkedet",
    Distance.ANDRE: "hverken eller",
    Distance.LANGT_FRA: "langt fra arbejdsmarkedet",
    Distance.SKJULT: "gruppen vises ikke",
}

_DISTANCES = {
    "6.1": Distance.TAET_PAA,
    "6.2": Distance.TAET_PAA,
    "6.4": Distance.TAET_PAA,
    "6.9": Distance.ANDRE,
    "6.9L": Distance.ANDRE,
    "6.12": Distance.ANDRE,
    "INT-II": Distance.ANDRE,
    "INT-SP": Distance.ANDRE,
    "INT-SHP": Distance.ANDRE,
    "6.11": Distance.ANDRE,
    "6.10": Distance.LANGT_FRA,
    "6.6": Distance.LANGT_FRA,
    "6.7": Distance.LANGT_FRA,
    "6.5": Distance.LANGT_FRA,
    "6.3": Distance.LANGT_FRA,
    "6.8": Distance.LANGT_FRA,
}

_PART_OF = {"6.9L": "6.9"}


def distance_of(target_group: str) -> Distance:
    """The class of a målgruppe; one that the law of today does not have is put in neither end."""
    return _DISTANCES.get(target_group, Distance.ANDRE)


def part_of(target_group: str) -> str | None:
    """The målgruppe whose persons these are a part of ('6.9L' -> '6.9'): a sum must not count them twice."""
    return _PART_OF.get(target_group)


def by_distance(target_groups: Iterable[str]) -> list[str]:
    """The målgrupper nearest first; unknown ones stand last in their class, in the order given."""
    known = {group: place for place, group in enumerate(_DISTANCES)}
    classes = {distance: place for place, distance in enumerate(Distance)}
    return sorted(
        target_groups, key=lambda group: (classes[distance_of(group)], known.get(group, len(known)))
    )


def division_words(target_groups: Iterable[str]) -> str:
    """How the målgrupper are divided, for the reader: 'Tæt på arbejdsmarkedet: 6.1, 6.2 og 6.4. ...'."""
    ordered = [group for group in by_distance(target_groups) if part_of(group) is None]
    told = []
    for distance, words in DISTANCE_WORDS.items():
        own = [group for group in ordered if distance_of(group) is distance]
        if own:
            told.append(f"{words[0].upper()}{words[1:]}: {', '.join(own)}.")
    return " ".join(told)
