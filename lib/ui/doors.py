"""Where a form would stand: drawn for who may use it, and one quiet sentence for who may not."""

from lib.domain.access.account import Account, cannot, may
from lib.domain.access.actions import Action
from lib.ui.frame import caption


def open_to(account: Account, action: Action) -> bool:
    """Whether the form of the action is to be drawn. Where it is not, says who may, in its place.

    What keeps others out is lib/state: this spares them a form that would be refused.
    """
    if may(account, action):
        return True
    caption(cannot(action))
    return False
