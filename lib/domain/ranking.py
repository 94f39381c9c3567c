"""The place of a number among its peers, only where the intervals bear one.

A place is a span: nobody surely above it can come after it, nobody surely below it before it. Two numbers are told
apart when the interval of their difference leaves out 0 (square-and-add, as in lib/domain/statistics/differences.py);
overlapping bars prove nothing. Place 1 is the highest number, whichever direction is good.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lib.domain.statistics.differences import square_and_add
from lib.domain.statistics.intervals import Estimate

NOT_RANKED = "kan ikke rangordnes"


@dataclass(frozen=True)
class Rank:
    """The first and last place a number may hold among `among` numbers, itself included; None where it has none.

    `reason` is a Danish sentence when it cannot be ranked, else empty.
    """

    first: int | None
    last: int | None
    among: int
    reason: str

    def words(self) -> str:
        """'nr. 3-9 af 24', 'nr. 1 af 4' or 'kan ikke rangordnes'."""
        if self.first is None:
            return NOT_RANKED
        span = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"nr. {span} af {self.among}"


def rank_of(own: Estimate | None, peers: Iterable[Estimate | None]) -> Rank:
    """The rank of `own` among `peers` (without itself), all in one unit and of one definition.

    A peer without a number or without an interval takes no part: nobody knows its place.
    """
    known = [peer for peer in peers if peer is not None and peer.interval is not None]
    among = len(known) + 1
    reason = _reason_not_to_rank(own, known)
    if reason or own is None:
        return Rank(None, None, among, reason)
    limits = [square_and_add(own, peer).interval for peer in known]
    above, below = sum(each.high < 0 for each in limits), sum(each.low > 0 for each in limits)
    if above == below == 0:
        return Rank(None, None, among, "Ingen af de andre ligger sikkert over eller under.")
    return Rank(above + 1, among - below, among, "")


def _reason_not_to_rank(own: Estimate | None, known: list[Estimate]) -> str:
    if own is None:
        return "Der er intet tal at rangordne."
    if own.interval is None:
        return "Antallet af personer bag tallet er ikke oplyst, så pladsen er ukendt."
    if not known:
        return "Der er ingen andre tal med kendt usikkerhed at rangordne imellem."
    return ""
