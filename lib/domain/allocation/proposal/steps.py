"""How many half-hours an activity may have in a zone, as steps that are taken or not.

What is missing from a fair share and what a zone gains are both convex in the half-hours there. Over the numbers that
the rules allow (none or a smallest block, whole sessions, a whole team) they are therefore broken lines with rising
slopes: a column per piece, and no better relaxation can be written down for one activity in one zone.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

from lib.domain.allocation.agreement import ActivityTerms
from lib.domain.allocation.proposal.terms import BLOCK, EVERYWHERE, SESSION, TEAMS, Terms

NEARLY = 1e-9
"""Half-hours: a fair share closer than this to a whole number is that number."""


@dataclass(frozen=True)
class Allowed:
    """The half-hours that the rules let an activity have in a zone: `start`, then one jump to `start` + `jump` (0: no
    jump), then steps of `step`, `steps` of them at most."""

    start: int
    jump: int
    step: int
    steps: int


@dataclass(frozen=True)
class Piece:
    """Equal steps of `length` half-hours each, `count` at most, and what each fills of the fair share and gains.

    `fixed`: they are taken. `jump`: it comes before all other pieces.
    """

    length: int
    count: int
    filled: float
    gained: float
    fixed: bool = False
    jump: bool = False


def allowed(activity: ActivityTerms | None, total: int, terms: Terms) -> Allowed:
    """What the rules that count allow of an activity with `total` half-hours; any number, where it has no terms."""
    if activity is None:
        return Allowed(0, 0, 1, total)
    name = activity.activity_id
    session = dict(terms.sessions).get(name, 1) if terms.counts(f"{SESSION}{name}") else 1
    block = activity.smallest_block if terms.counts(BLOCK) else 1
    least = session * ceil(block / session)
    everywhere = activity.everywhere and terms.counts(EVERYWHERE)
    if activity.teams and terms.counts(f"{TEAMS}{name}"):
        team, over = divmod(total, activity.teams)
        whole = team if not over and team >= least and team % session == 0 else 0
        # An activity that must be everywhere with teams that cannot be has no number at all: one too many says so.
        return Allowed(whole or total + 1, 0, 1, 0) if everywhere else Allowed(0, whole, 1, 0)
    if everywhere:
        return Allowed(least, 0, session, max(0, (total - least) // session))
    if least == session:
        return Allowed(0, 0, session, total // session)
    return Allowed(0, least, session, max(0, (total - least) // session))


def pieces(numbers: Allowed, share: float, base: int) -> list[Piece]:
    """The numbers from 0 up as pieces: `share` is the fair share (0 without one), `base` what stands there."""
    share = round(share) if abs(share - round(share)) < NEARLY else share
    found: list[Piece] = []

    def add(start: int, length: int, count: int, fixed: bool = False, jump: bool = False) -> None:
        end = start + length * count
        filled, gained = min(end, share) - min(start, share), max(end, base) - max(start, base)
        found.append(Piece(length, count, filled / count, gained / count, fixed, jump))

    if numbers.start:
        add(0, numbers.start, 1, fixed=True)
    if numbers.jump:
        add(numbers.start, numbers.jump, 1, jump=True)
    first = numbers.start + numbers.jump
    bends = {0, numbers.steps}
    for bend in ((share - first) / numbers.step, (base - first) / numbers.step):
        bends |= {each for each in (floor(bend), ceil(bend)) if 0 < each < numbers.steps}
    for low, high in pairwise(sorted(bends)):
        add(first + low * numbers.step, numbers.step, high - low)
    return found
