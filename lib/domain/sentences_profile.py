"""The findings of *Profil*: one area against its benchmark, and two numbers against each other.

Only published and loaded figures carry a finding. Without the persons behind them the sentence tells the side, never
that a difference is certain; where an interval holds 0 it says that the two cannot be told apart.
"""

from collections.abc import Sequence

import pandas as pd

from lib.domain.benchmark import Judgement as Direction
from lib.domain.benchmark import compare
from lib.domain.indicator import Polarity
from lib.domain.judged import Mark
from lib.domain.list_words import listed
from lib.domain.numbers import number, signed
from lib.domain.observation import Provenance
from lib.domain.pair import Pair, PairNumber
from lib.domain.profile import ProfileLine
from lib.domain.sentences import all_of, bare_size, number_word, size_words
from lib.domain.value_words import shown_value

ONLY_ONE = "den ene indikator, der kan sammenlignes"
_JUDGED = (Mark.BEDRE, Mark.VAERRE, Mark.GRAA)


def profile_finding(area: str, lines: Sequence[ProfileLine], benchmark: str) -> str:
    """The headline of one area; `benchmark` in the definite form ('kommunen').

    Of judged figures it counts worse and better; without any it counts the sides. Of demo it only says that it is.
    """
    real = [line for line in lines if line.figure.is_real and line.benchmark.is_real]
    judged = [line for line in real if line.mark in _JUDGED and line.polarity is not Polarity.NONE]
    if judged:
        return _judged_sentence(area, judged, benchmark)
    sided = [line for line in real if _direction(line) is not Direction.NONE]
    if sided:
        return _sided_sentence(area, sided, benchmark)
    if any(line.figure.provenance is Provenance.DEMO for line in lines):
        return f"{area}: demotal, som ikke vurderes"
    return f"{area}: ingen offentliggjorte eller indlæste tal at holde op mod {benchmark}"


def _judged_sentence(area: str, judged: Sequence[ProfileLine], benchmark: str) -> str:
    marks = [line.mark for line in judged]
    tallies = (
        (marks.count(Mark.VAERRE), "dårligere på"),
        (marks.count(Mark.BEDRE), "bedre på"),
        (marks.count(Mark.GRAA), "uden sikker forskel på"),
    )
    noun = "indikator" if len(marks) == 1 else "indikatorer"
    told = listed([f"{words} {number_word(tally)}" for tally, words in tallies if tally])
    return f"{area} mod {benchmark} på {number_word(len(marks))} {noun}: {told}"


def furthest_adverse(lines: Sequence[ProfileLine]) -> ProfileLine | None:
    """The share whose number lies most procentpoint on the unfavourable side; None without a published one.

    Shares only: a distance per 100 persons is no distance in procentpoint.
    """
    shares = [line for line in _adverse(lines) if line.unit == "pct" and line.gap is not None]
    return max(shares, key=lambda line: abs(line.gap or 0.0), default=None)


def _adverse(lines: Sequence[ProfileLine]) -> list[ProfileLine]:
    return [line for line in lines if _direction(line) is Direction.UGUNSTIG]


def _sided_sentence(area: str, sided: Sequence[ProfileLine], benchmark: str) -> str:
    adverse, furthest, alone = len(_adverse(sided)), furthest_adverse(sided), len(sided) == 1
    every = ONLY_ONE if alone else f"{all_of(len(sided))} indikatorer"
    if not adverse:
        return f"{area} ligger på den gunstige side af {benchmark} på {every}"
    some = f"{number_word(adverse)} af {number_word(len(sided))} indikatorer"
    where = (
        f"{area} ligger på den ugunstige side af {benchmark} på {every if adverse == len(sided) else some}"
    )
    if furthest is None or furthest.gap is None:
        return where
    far = f"{size_words(furthest.gap, furthest.unit)} {'over' if furthest.gap > 0 else 'under'}"
    return f"{where}, {'' if alone else 'længst fra i '}»{furthest.short_label}«: {far}"


def _direction(line: ProfileLine) -> Direction:
    compared = compare(line.figure, line.benchmark, line.polarity)
    return Direction.NONE if compared is None else compared.judgement


def pair_finding(pair: Pair) -> str:
    """The headline over two numbers: which is higher and by how much, or that they cannot be told apart."""
    one, other = pair.first, pair.second
    if pair.is_demo:
        return f"{pair.subject}: {one.name} og {other.name}, demotal"
    if pair.gap is None:
        return f"{pair.subject}: {one.name} og {other.name} kan ikke holdes op mod hinanden"
    if pair.contrast is not None and not pair.contrast.distinguishable:
        return f"{pair.subject}: {one.name} og {other.name} kan ikke skelnes"
    if round(pair.gap, 1) == 0:
        return f"{pair.subject}: {one.name} og {other.name} er på niveau"
    if pair.over_time:
        way = "højere" if pair.gap > 0 else "lavere"
        return f"{pair.subject}: {size_words(pair.gap, pair.unit)} {way} i {one.name} end i {other.name}"
    side = "over" if pair.gap > 0 else "under"
    return f"{pair.subject}: {one.name} ligger {size_words(pair.gap, pair.unit)} {side} {other.name}"


def difference_sentence(pair: Pair) -> str:
    """The difference with its interval, whether it is one, and why nothing more can be said."""
    if pair.gap is None:
        return pair.reason
    size = f"Forskellen er {_signed_size(pair.gap, pair.unit)}"
    if pair.contrast is None:
        return f"{size}. {pair.reason}"
    low, high = (signed(limit) for limit in (pair.contrast.interval.low, pair.contrast.interval.high))
    interval = f"{size} (95 %-interval {low} til {high})"
    if not pair.contrast.distinguishable:
        told = "Intervallet rummer 0: de to tal kan ikke skelnes."
    elif pair.is_demo:
        told = "Intervallet holder sig på den ene side af 0."
    else:
        told = "Intervallet holder sig på den ene side af 0: forskellen er sikker."
    return f"{interval}. {told} Tallene er demo." if pair.is_demo else f"{interval}. {told}"


def scatter_finding(
    points: pd.DataFrame,
    titles: tuple[str, str],
    cross: tuple[float | None, float | None],
    benchmark: str,
    areas: str,
) -> str:
    """How many areas lie over the benchmark on both axes; neutral where a point is demo or the benchmark missing.

    `points`: x, y, real. `areas` names what a point is ('zoner').
    """
    neutral = f"{titles[0]} og {titles[1]}"
    if points.empty:
        return neutral
    if not points["real"].all():
        return f"{neutral}: demotal for {areas}"
    across, upwards = cross
    if across is None or upwards is None or len(points) == 1:
        return neutral
    both, among = int(((points["x"] > across) & (points["y"] > upwards)).sum()), len(points)
    if both == 0:
        who = f"Ingen af de {number_word(among)} {areas}"
    elif both == among:
        who = f"{all_of(among).capitalize()} {areas}"
    else:
        who = f"{number_word(both).capitalize()} af de {number_word(among)} {areas}"
    return f"{who} ligger over {benchmark} på begge: {neutral}"


def number_words(each: PairNumber, unit: str) -> str:
    """'47,9 %', 'diskretioneret' or '34,2 % (28,1 til 40,9)' with the interval where there is one."""
    value = shown_value(each.value, each.status, unit)
    if each.low is None or each.high is None:
        return value
    return f"{value} ({number(each.low)} til {number(each.high)})"


def _signed_size(gap: float, unit: str) -> str:
    """'+25,6 procentpoint': the sign says which way."""
    return size_words(gap, unit).replace(bare_size(gap, unit), signed(gap, 0 if unit == "antal" else 1), 1)
