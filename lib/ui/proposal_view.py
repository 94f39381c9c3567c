"""The proposal's moves as a list, with how often each stays worth it."""

from collections.abc import Sequence

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal.robust import SURVIVES, MoveSupport
from lib.domain.numbers import number, share_pct
from lib.ui.markup import element, join, text
from lib.ui.moves import move_badges, move_name

HOLDS, FAILS = "holder", "holder ikke"


def support_list(found: Sequence[MoveSupport], agreement: Agreement, base: Placement) -> str:
    """The moves, most hours first, each with its mark in words and sign."""
    ordered = sorted(found, key=lambda each: (not each.survives, -each.move.hours))
    rows = join(_row(each, agreement, base) for each in ordered)
    return element(
        "ol", rows, class_="zk-ledger zk-proposed", aria_label="Forslagets flytninger", tabindex="0"
    )


def support_caption() -> str:
    """What the mark means."""
    return (
        "Procenten er, hvor ofte flytningen stadig betaler sig efter samme rækkefølge eller vægte i 500 tænkelige "
        "optællinger af behovet. "
        f"Under {number(SURVIVES, 0)} procent: {FAILS}."
    )


def _row(each: MoveSupport, agreement: Agreement, base: Placement) -> str:
    mark = f"✓ {HOLDS}" if each.survives else f"? {FAILS}"
    how = element(
        "small", text(f"{mark} {share_pct(each.worth)}"), class_="zk-holds" if each.survives else "zk-fails"
    )
    amount = element("b", text(f"{number(each.move.hours)} t"))
    return element(
        "li", move_badges(each.move, agreement), move_name(each.move, agreement, base), amount, how
    )
