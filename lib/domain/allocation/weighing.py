"""The need weighed by the priority of the zones: a person in a zone that comes sooner counts for more in fair shares.

Only where the user says so. The number of persons stays what was counted: hours per 100 persons, reach and effect are
not touched. The factors are those of lib/domain/priority/need_factors.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import Need
from lib.domain.numbers import number


@dataclass(frozen=True)
class Weighing:
    """Whose priority (`discussion`: the name of a discussion on *Prioritering*, '' where all weights count alike), and
    the factor of each zone. Raises ValueError for a factor that is not above 0."""

    discussion: str
    factors: tuple[tuple[str, float], ...]

    def __post_init__(self) -> None:
        if not all(factor > 0 for _, factor in self.factors):
            raise ValueError("A zone's factor must be above 0")


def weighed(needs: Iterable[Need], weighing: Weighing | None) -> tuple[Need, ...]:
    """The needs with the factors; unchanged without a weighing."""
    return tuple(needs) if weighing is None else tuple(replace(n, factors=weighing.factors) for n in needs)


def whose(weighing: Weighing) -> str:
    """Whose priority it is: 'drøftelsen »Møde 4«' or 'alle vægte lige'."""
    return f"drøftelsen »{weighing.discussion}«" if weighing.discussion else "alle vægte lige"


def weighing_words(weighing: Weighing | None) -> str:
    """What a subtitle says of it; empty without one."""
    return "" if weighing is None else f"behovet er vægtet med prioriteringen ({whose(weighing)})"


def factor_words(factors: Sequence[tuple[str, float]], agreement: Agreement) -> str:
    """'zone 1 1,12, zone 2 0,93 ...'."""
    return ", ".join(f"{agreement.zone_name(zone)} {number(factor, 2)}" for zone, factor in factors)
