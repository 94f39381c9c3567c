"""Danish sentences on which zone comes first: what the headline may say, and no more than the figures bear."""

from collections.abc import Mapping, Sequence

import numpy as np

from lib.domain.list_words import listed
from lib.domain.numbers import number, pct
from lib.domain.priority.gaps import Gaps
from lib.domain.priority.pairwise import Pairwise
from lib.domain.priority.priority import Priority
from lib.domain.priority.turning import Turn
from lib.domain.sentences import number_word

MAJORITY = 50.0
NEARLY_ALL = 99.5
"""Percent: what rounds to 100 without being proven to be all is said as more than 99."""

SHOWN_CHANGE = 0.005
"""A weight that moves less than half a percent point is not named."""

DEMO_TURN = "Med demotal siges det ikke: tallene er opdigtede."
DEMO_FINDING = "Demotal: tallene kan ikke sige, hvilken zone der kommer først"


def share_words(share: float) -> str:
    """A share of the sets of weights (0-100): '92 %', 'mere end 99 %', 'mindre end 1 %' or 'ingen'."""
    if share == 0:
        return "ingen"
    if share >= NEARLY_ALL:
        return f"mere end {pct(99, 0)}"
    return f"mindre end {pct(1, 0)}" if round(share) < 1 else pct(share, 0)


def priority_finding(found: Priority, names: Sequence[str]) -> str:
    """The headline. `names`: the zones in order. Demo figures never carry a finding."""
    if not found.gaps.real:
        return DEMO_FINDING
    first = [float(found.first[zone]) for zone in found.leaders]
    leaders = [names[zone] for zone in found.leaders]
    if len(leaders) == len(names):
        return f"De {number_word(len(names))} zoner står lige: ingen er oftere først end de andre"
    if len(leaders) > 1:
        return f"{listed(leaders)} står lige: hver er først i omkring {pct(float(np.mean(first)), 0)} af vægtningerne"
    (leader,) = leaders
    if found.proven:
        limited = found.space.order or found.space.low or found.space.high
        return f"{leader} er først{' med alle vægte, der regnes med' if limited else ', uanset hvordan tallene vægtes'}"
    if first[0] < MAJORITY:
        return f"{leader} er oftest først, men kun i {share_words(first[0])} af vægtningerne"
    return f"{leader} er først i {share_words(first[0])} af vægtningerne"


def priority_subtitle(gaps: Gaps, how: str, kommune: str) -> str:
    """What first means, on how many figures of when, and which weights count (`how`)."""
    years = sorted({reading.year for reading in gaps.readings})
    when = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    count = len(gaps.readings)
    what = "én indikator" if count == 1 else f"{number_word(count)} indikatorer"
    return f"Først: længst fra {kommune}, målt på {what} ({when}), der vægtes og lægges sammen · {how}"


def runner_up(found: Priority, names: Sequence[str]) -> str:
    """Which zone comes first most often besides the leader; empty where there is a tie or nobody else is ever first."""
    if len(found.leaders) > 1 or len(names) == 1 or not found.gaps.real:
        return ""
    rest = [zone for zone in range(len(names)) if zone not in found.leaders]
    second = max(rest, key=lambda zone: float(found.first[zone]))
    share = float(found.first[second])
    if share == 0:
        return ""
    return f"Næstoftest er {names[second]} først: i {share_words(share)} af vægtningerne."


def reading_guide(found: Priority) -> str:
    """How the bars are read; hollow ones are demo."""
    told = "En bjælke viser, hvor stor en del af vægtningerne der giver zonen hver plads."
    return told if found.gaps.real else f"{told} Hule bjælker er demotal."


def turn_sentence(
    turn: Turn | None,
    weights: Sequence[float],
    names: Sequence[str],
    labels: Sequence[str],
    leaders: Sequence[int],
) -> str:
    """What it would take before another zone comes first than the one at `weights`; `labels`: the indicators."""
    now = listed([names[zone] for zone in leaders])
    if turn is None:
        return f"{now} er først, uanset hvordan de valgte tal vægtes: ingen vægte sætter en anden zone først."
    if len(leaders) > 1:
        return f"{now} står lige med de vægte. En lille ændring afgør, hvem der er først."
    changes = [
        (label, before, float(after))
        for label, before, after in zip(labels, weights, turn.weights, strict=True)
    ]
    moved = [each for each in changes if abs(each[2] - each[1]) >= SHOWN_CHANGE]
    if not moved:
        return f"{names[turn.zone]} kommer først ved den mindste ændring: {now} er kun lige netop først."
    up = [
        f"»{label}« vejer {_pct(after)} i stedet for {_pct(before)}"
        for label, before, after in moved
        if after > before
    ]
    down = [
        f"»{label}« {_pct(after)} i stedet for {_pct(before)}"
        for label, before, after in moved
        if after < before
    ]
    paid = f", og {listed(down)}" if down else ""
    return f"{names[turn.zone]} kommer først i stedet for {now}, hvis {listed(up)}{paid}."


def error_sentence(found: Priority) -> str:
    """How far the percentages may be off, and what the uncertainty covers."""
    drawn = sum(found.gaps.uncertain)
    off = (
        f"Procenterne er regnet ud på {number(found.draws, 0)} tilfældige vægtninger og er højst "
        f"{number(found.acceptability.error, 1)} procentpoint ved siden af (95 %)."
    )
    if not drawn:
        return (
            f"{off} Tallene er taget, som de er trykt: antallet af personer bag dem er ikke oplyst, "
            "så stabiliteten dækker kun vægtene."
        )
    if drawn == len(found.gaps.readings):
        return f"{off} Tallenes egen usikkerhed er regnet med."
    labels = [
        f"»{reading.indicator.short_label}«"
        for reading, uncertain in zip(found.gaps.readings, found.gaps.uncertain, strict=True)
        if not uncertain
    ]
    return f"{off} Tallenes egen usikkerhed er regnet med, men ikke for {listed(labels)}, hvor antallet ikke er oplyst."


def theme_sentence(gaps: Gaps, weights: Sequence[float]) -> str:
    """How much of the weight one theme has, where it has more than half of it among several themes; else empty."""
    shares: dict[str, float] = {}
    for reading, weight in zip(gaps.readings, weights, strict=True):
        shares[reading.indicator.theme] = shares.get(reading.indicator.theme, 0.0) + weight
    theme, most = max(shares.items(), key=lambda each: each[1])
    if len(shares) == 1 or most <= 0.5:
        return ""
    return f"Temaet {theme} har {_pct(most)} af vægten."


def pairwise_sentence(found: Pairwise, labels: Sequence[str]) -> str:
    """Whether the comparisons agree, and which to look at again; empty where they do."""
    if found.worst is None or found.consistent:
        return ""
    one, other = found.worst
    return (
        f"Sammenligningerne modsiger hinanden (konsistenstal {number(found.ratio, 2)}, højst 0,10). "
        f"Se på »{labels[one]}« over for »{labels[other]}« igen."
    )


def members_sentence(spread: Mapping[str, float], labels: Mapping[str, str]) -> str:
    """Where the members differ most. `spread`: percentage points between the largest and the smallest, by indicator."""
    indicator, most = max(spread.items(), key=lambda each: each[1])
    if most < 1:
        return "Medlemmerne vægter ens."
    return f"Medlemmerne er længst fra hinanden på »{labels[indicator]}«: {number(most, 0)} procentpoint."


def members_first(leaders: Mapping[str, Sequence[int]], names: Sequence[str]) -> str:
    """Which zone each member's own weights put first. `leaders`: the places of the zones by seat; `names`: the zones.

    Weights in the middle of all may agree on a zone that some members do not have first.
    """
    if not leaders:
        return ""
    by_zone: dict[str, list[str]] = {}
    for member, zones in leaders.items():
        by_zone.setdefault(listed([names[zone] for zone in zones]), []).append(member)
    if len(by_zone) == 1:
        return f"Hver for sig har alle medlemmer {next(iter(by_zone))} først."
    ordered = sorted(by_zone.items(), key=lambda each: -len(each[1]))
    told = [f"{zone} hos {listed(members)}" for zone, members in ordered]
    return f"Medlemmerne har ikke samme zone først: {'; '.join(told)}."


def _pct(weight: float) -> str:
    return pct(100 * weight, 0)
