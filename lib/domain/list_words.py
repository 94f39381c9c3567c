"""Names one after the other, as a sentence lists them."""

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """'Zone 1', 'Zone 1 og Zone 2', 'Zone 1, Zone 2 og Zone 3'. Raises ValueError for none."""
    if not names:
        raise ValueError("nothing to list")
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} og {names[-1]}"
