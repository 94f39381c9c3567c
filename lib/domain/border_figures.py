"""The figures of a what-if zone: how far from the real zone, the dækning of the hours as they stand, sentences."""

from collections.abc import Collection, Mapping
from math import sqrt

from lib.domain.allocation.coverage import Need
from lib.domain.borders import BorderAnswer, BorderRow, Difference, Figure, Standing
from lib.domain.indicator import Kind
from lib.domain.numbers import count
from lib.domain.sentences import all_of

NORMAL_95 = 1.959963984540054

UNTOUCHED = "De rigtige zoner er ikke ændret: det er kun et regnestykke."
HIDDEN_WHY = (
    "Zonen eller forskellen fra den rigtige zone bygger på for få personer, "
    "eller den ville sammen med det, der allerede er vist, røbe et diskretioneret tal."
)
SMALL_WHY = "De flyttede afdelinger er tilsammen under grænsen for at have egne tal."
CHANGED_WHY = "Tallet er rettet, siden der sidst blev spurgt: et nyt svar kunne trækkes fra det gamle."
REAL_WHY = "Zonens eget tal er diskretioneret."
NO_COUNTS_WHY = "Ingen af zonens afdelinger har tal i perioden."
ZONAL_NEEDS = "Målgrupperne findes kun pr. zone: behovet kan ikke regnes om, når en grænse flyttes."


def difference(
    kind: Kind, real: Figure, what_if: Figure, moved_in: int | None, moved_out: int | None
) -> Difference:
    """What-if minus real. `moved_in` and `moved_out` are the persons (of the denominators) that join and leave.

    The two zones share those who stay, so only the moved persons and the change of weight of the rest make the
    difference uncertain: with K staying, n and n' the denominators, v and v' the variances of one person,
    var = K (1/n' - 1/n)^2 v + in v' / n'^2 + out v / n^2. The shares are drawn two persons towards the middle (Agresti
    and Coull 1998) so that 0 and 100 % are not certain. Nothing but the two zones' own figures goes in: the interval
    tells nothing of the moved afdelinger that the difference does not. A bare count has no interval.
    """
    value = what_if.value - real.value
    n, m = real.denominator, what_if.denominator
    if kind not in (Kind.SHARE, Kind.RATE) or not n or not m or moved_in is None or moved_out is None:
        return Difference(value)
    stay = n - moved_out
    before, after = _variance(kind, real.numerator, n), _variance(kind, what_if.numerator, m)
    spread = stay * (1 / m - 1 / n) ** 2 * before + moved_in * after / m**2 + moved_out * before / n**2
    half = 100 * NORMAL_95 * sqrt(spread)
    return Difference(value, value - half, value + half)


def _variance(kind: Kind, numerator: int, denominator: int) -> float:
    """Of one person: p(1 - p) of a share; the mean number of events of a rate."""
    if kind is Kind.RATE:
        return (numerator + 1) / denominator
    share = (numerator + 2) / (denominator + 4)
    return share * (1 - share)


def coverage_of(hours: Mapping[str, float], need: Need) -> float:
    """Dækning (0-1) of one activity's hours by zone; a zone without hours counts 0. There must be hours and persons."""
    total = sum(hours.values())
    zones = {zone for zone, _ in need.persons} | set(hours)
    short = sum(max(0.0, need.fair_share(zone, total) - hours.get(zone, 0.0)) for zone in zones)
    return 1 - short / total


def border_sentence(answer: BorderAnswer) -> str:
    """The finding: what was moved, and how many figures of the changed zones can be shown."""
    shown, hidden = answer.counted(Standing.SHOWN), answer.counted(Standing.HIDDEN)
    moved = _moved_words(answer)
    if not shown:
        return f"{moved}: ingen af de {count(hidden)} tal for de ændrede zoner kan vises."
    certain = sum(row.difference is not None and row.difference.certain for row in answer.rows)
    apart = f"{count(certain)} skiller sig sikkert ud fra den rigtige zone" if certain else _ALIKE
    return f"{moved}: {_some_words(shown, hidden)} for de ændrede zoner kan vises, og {apart}."


_ALIKE = "ingen skiller sig sikkert ud fra den rigtige zone"


def _some_words(shown: int, hidden: int) -> str:
    if hidden:
        return f"{count(shown)} af {count(shown + hidden)} tal"
    return "det ene tal" if shown == 1 else f"{all_of(shown)} tal"


def _moved_words(answer: BorderAnswer) -> str:
    if len(answer.moved) == 1:
        name, _, to = answer.moved[0]
        words = f"Hvis {name} lå i {to}"
    else:
        words = f"Hvis {count(len(answer.moved))} afdelinger skiftede zone"
    return f"Demo: {words[0].lower()}{words[1:]}" if answer.demo else words


def needs_sentence(answer: BorderAnswer) -> str:
    """What can be said of needs and dækning, and what cannot; '' where no activity has a need at all."""
    parts = []
    if answer.needs_hidden:
        parts.append(f"Behovet kan ikke vises for {', '.join(answer.needs_hidden)}.")
    if answer.needs:
        changed = [
            need for need in answer.needs if round(need.real_coverage, 3) != round(need.what_if_coverage, 3)
        ]
        noun = "aktivitet" if len(answer.needs) == 1 else "aktiviteter"
        few = f"{count(len(changed))} af {count(len(answer.needs))} {noun} få en anden dækning"
        parts.append(f"Med timerne, hvor de står, ville {few}.")
    if answer.needs_left:
        parts.append(f"{ZONAL_NEEDS} Det gælder {', '.join(answer.needs_left)}.")
    return " ".join(parts)


def changed_rows(answer: BorderAnswer) -> tuple[BorderRow, ...]:
    """The rows of the zones that the question changes."""
    return tuple(row for row in answer.rows if row.standing is not Standing.SAME)


def hidden_whys(rows: Collection[BorderRow]) -> tuple[str, ...]:
    """Why figures cannot be shown, each reason once, in the order met."""
    return tuple(dict.fromkeys(row.why for row in rows if row.why))
