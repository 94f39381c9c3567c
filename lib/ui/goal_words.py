"""What *Mål* says around its pictures: subtitle, demo mark, and what each reading of the agreement leads to."""

from collections import Counter
from collections.abc import Mapping, Sequence

from lib.domain.goals.assessment import GoalResult
from lib.domain.goals.goal import Goal
from lib.domain.goals.sentences import reading_words, status_words, target_words
from lib.domain.list_words import listed
from lib.domain.numbers import count
from lib.domain.plan import Plan
from lib.ui.goal_families import Family

NO_GOALS = (
    "Planen har ingen mål endnu",
    "Mål står i planens filer goals.csv og goal_readings.csv. Skriv dem ind, og byg datagrundlaget igen.",
)


def goals_subtitle(results: Sequence[GoalResult], families: Sequence[Family], plan: Plan, end: str) -> str:
    """What, where and when: '59 mål, når hvert sted tælles for sig; 27 forskellige · Planen · holdt op mod vejen fra
    udgangspunktet til målet 31. december 2026'."""
    return (
        f"{count(len(results))} mål, når hvert sted tælles for sig; {count(len(families))} forskellige · {plan.name} · "
        f"holdt op mod vejen fra udgangspunktet til målet {end}"
    )


def demo_on_top(results: Sequence[GoalResult]) -> str:
    """What on the page is demo, in a few words; empty when nothing is."""
    hollow = sum(any(each.demo is not None for each in result.assessments) for result in results)
    return f"Demo: {count(hollow)} seneste tal, de vurderes ikke" if hollow else ""


def led_to(families: Mapping[str, Sequence[Goal]], results: Sequence[GoalResult]) -> list[str]:
    """What each reading of each ambiguous goal leads to, a line for each goal: '»5 procent af udgangstallet« giver
    højst 40,47 %: ▼ bagud; »5 procentpoint« giver højst 37,6 %: ▼ bagud.'."""
    lines = []
    for rows in families.values():
        ids = {goal.goal_id for goal in rows}
        lines.append(_readings_told([each for each in results if each.goal.goal_id in ids]))
    return lines


def _readings_told(results: Sequence[GoalResult]) -> str:
    said = []
    for place, first in enumerate(results[0].assessments):
        read = [result.assessments[place] for result in results]
        targets = dict.fromkeys(target_words(each) for each in read)
        target = next(iter(targets)) if len(targets) == 1 else "et mål for hvert sted"
        outcomes = Counter(status_words(each) for each in read)
        counted = [
            words if len(read) == 1 else f"{words} ({count(n)} rækker)" for words, n in outcomes.items()
        ]
        said.append(f"»{reading_words(first)}« giver {target}: {listed(counted)}")
    return "; ".join(said) + "."
