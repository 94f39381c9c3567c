"""Afdelinger that are too small to have rows of their own (docs/architecture.md, "Disclosure control")."""

import pandas as pd


def kept_out(afdelinger: pd.DataFrame, min_residents: int, min_households: int) -> set[str]:
    """Area ids of the afdelinger with fewer residents or fewer households than the limits (100 and 50 by rule)."""
    small = (afdelinger["residents"] < min_residents) | (afdelinger["households"] < min_households)
    return set(afdelinger.loc[small, "area_id"])
