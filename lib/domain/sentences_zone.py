"""Three findings about a zone for those who live there: short sentences, each with the zone's number and the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.benchmark import Judgement, compare
from lib.domain.judged import Mark
from lib.domain.profile import ProfileLine
from lib.domain.sentences import size_words
from lib.domain.value_words import with_unit

FINDINGS, LEAST_POINTS = 3, 1.0
"""How many, and the procentpoint that a difference must have to be one."""

_CERTAIN = (Mark.BEDRE, Mark.VAERRE)
_TOLD = (*_CERTAIN, Mark.RETNING)


@dataclass(frozen=True)
class ZoneFinding:
    """`words` is one or two sentences about `line`; `certain`: the interval of the difference does not hold 0."""

    line: ProfileLine
    words: str
    certain: bool


def zone_findings(area: str, lines: Sequence[ProfileLine], benchmark: str) -> tuple[ZoneFinding, ...]:
    """At most three, certain ones first, then by distance: the two furthest on the unfavourable side and the furthest
    on the favourable one, or more of one side where the other has none.

    Published and loaded shares (pct) with a good direction only: other units have no distance in procentpoint. What is
    judged not to differ, lies within `LEAST_POINTS`, is masked, missing or demo is no finding. `benchmark` in the
    definite form ('kommunen').
    """
    told = sorted(
        (
            line
            for line in lines
            if line.mark in _TOLD and line.unit == "pct" and abs(line.gap or 0.0) >= LEAST_POINTS
        ),
        key=_order,
    )
    worse = [line for line in told if _side(line) is Judgement.UGUNSTIG]
    better = [line for line in told if _side(line) is Judgement.GUNSTIG]
    adverse = worse[: FINDINGS - min(1, len(better))]
    chosen = sorted([*adverse, *better[: FINDINGS - len(adverse)]], key=_order)
    return tuple(ZoneFinding(line, _words(area, line, benchmark), line.mark in _CERTAIN) for line in chosen)


def _order(line: ProfileLine) -> tuple[bool, float]:
    return line.mark not in _CERTAIN, -abs(line.gap or 0.0)


def _side(line: ProfileLine) -> Judgement:
    compared = compare(line.figure, line.benchmark, line.polarity)
    return Judgement.NONE if compared is None else compared.judgement


def _words(area: str, line: ProfileLine, benchmark: str) -> str:
    gap = line.gap or 0.0
    own = with_unit(line.figure.value or 0.0, line.unit)
    other = with_unit(line.benchmark.value or 0.0, line.unit)
    since = f" Tallet er {line.change}." if line.change else ""
    where = f"{size_words(gap, line.unit)} {'over' if gap > 0 else 'under'} {benchmark}"
    certain = " Forskellen er sikker." if line.mark in _CERTAIN else ""
    side = "gunstige" if _side(line) is Judgement.GUNSTIG else "ugunstige"
    return (
        f"{line.short_label} ({line.years[1]}): {own} i {area} og {other} i {benchmark}. Det er {where}, "
        f"den {side} side.{since}{certain}"
    )
