"""What sets scenarios apart, in sentences that a board can read without the table."""

from collections.abc import Sequence

from lib.domain.allocation.coverage import PUBLISHED, Need, counted
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.sentences import DEMO_WORDS
from lib.domain.list_words import listed
from lib.domain.numbers import hour_words, hours, share
from lib.domain.scenario.compared import Measured, measured, rule_name
from lib.domain.scenario.document import ScenarioDocument


def comparison_sentences(
    documents: Sequence[ScenarioDocument], rulebook: Rulebook, needs: Sequence[Need]
) -> tuple[str, ...]:
    """Hours moved, dækning, the worst-off zone, then moves that no longer hold and rules that not all have lifted.

    Raises ValueError for fewer than two scenarios or more than four.
    """
    found = measured(documents, rulebook, needs)
    demo = any(need.basis != PUBLISHED for need in counted(rulebook.base, needs))
    return (
        _moved(found),
        _coverage(found, demo),
        *_worst_off(found),
        *_no_longer(found),
        *_lifted(found, rulebook),
    )


def _moved(found: Sequence[Measured]) -> str:
    if len({each.moved for each in found}) == 1:
        many = (
            f"flytter lige mange timer: {hours(found[0].moved)}" if found[0].moved else "flytter ingen timer"
        )
        return f"{_all(found)} {many}."
    if len(found) == 2:
        more, less = sorted(found, key=lambda each: each.moved, reverse=True)
        return f"»{more.label}« flytter {hour_words(more.moved - less.moved)} mere end »{less.label}«."
    return f"Timer flyttet: {listed([f'{hours(each.moved)} i »{each.label}«' for each in found])}."


def _coverage(found: Sequence[Measured], demo: bool) -> str:
    if any(each.coverage is None for each in found):
        return "Dækningen kan ikke sammenlignes: ingen aktivitet har et kendt behov."
    shares = [share(100 * (each.coverage or 0.0), 1) for each in found]
    measured_with = f", {DEMO_WORDS}" if demo else ""
    if len(set(shares)) == 1:
        return f"Dækningen er den samme: {shares[0]} procent{measured_with}."
    pairs = zip(shares, found, strict=True)
    return (
        f"Dækningen er {listed([f'{share} procent i »{one.label}«' for share, one in pairs])}{measured_with}."
    )


def _worst_off(found: Sequence[Measured]) -> list[str]:
    if any(each.worst_ratio is None for each in found):
        return []
    words = [f"{each.worst} med {share(100 * (each.worst_ratio or 0.0))} procent" for each in found]
    if len(set(words)) == 1:
        return [f"Dårligst stillet er {words[0]} af sin andel i alle."]
    pairs = [f"{one} i »{each.label}«" for one, each in zip(words, found, strict=True)]
    return [f"Dårligst stillet, målt på sin andel af timerne, er {listed(pairs)}."]


def _no_longer(found: Sequence[Measured]) -> list[str]:
    return [
        f"{_moves(len(each.played.dropped))} i »{each.label}« holder ikke længere og er ikke regnet med."
        for each in found
        if each.played.dropped
    ]


def _lifted(found: Sequence[Measured], rulebook: Rulebook) -> list[str]:
    """One sentence for each rule that some have lifted and others not."""
    sentences = []
    for rule_id in sorted(frozenset().union(*(each.document.terms.lifted for each in found))):
        own = [f"»{each.label}«" for each in found if rule_id in each.document.terms.lifted]
        if len(own) < len(found):
            sentences.append(f"Kun {listed(own)} ophæver reglen »{rule_name(rulebook, rule_id)}«.")
    return sentences


def _all(found: Sequence[Measured]) -> str:
    return listed([f"»{each.label}«" for each in found])


def _moves(many: int) -> str:
    return "Én flytning" if many == 1 else f"{many} flytninger"
