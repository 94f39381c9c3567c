"""The checks of a datatræk before it counts: typed rows in, findings out.

STOPPER: impossible as it stands. SPOERGER: possible, and a person must say yes. OPLYSER: worth knowing. Nothing is
changed here. The rules stand in checks_*.py, one family in each.
"""

import pandas as pd

from lib.domain.datatraek.checks_afdelinger import afdelinger
from lib.domain.datatraek.checks_context import CheckContext
from lib.domain.datatraek.checks_coverage import coverage
from lib.domain.datatraek.checks_jump import jumps
from lib.domain.datatraek.checks_periods import periods
from lib.domain.datatraek.checks_rows import checked_rows
from lib.domain.datatraek.checks_shares import shares
from lib.domain.datatraek.checks_shift import shifts
from lib.domain.datatraek.checks_sums import sums
from lib.domain.datatraek.checks_values import values
from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.datatraek.rows import DatatraekKind

__all__ = ["CheckContext", "check_rows"]


def check_rows(rows: pd.DataFrame, kind: DatatraekKind, context: CheckContext) -> list[Finding]:
    """All findings about `rows` (as `typed_rows` gives them), the stopping ones first.

    At most finding.SHOWN_OF_A_KIND of each code; of more, the last one counts the rest. Zones have their geometry
    checked where it is read; here only a key that stands twice is named.
    """
    if rows.empty:
        problem, remedy = (
            "Filen har ingen rækker, der kan indlæses.",
            "Se efter, om opsætningen passer til filen.",
        )
        return [Finding(Severity.STOPPER, "ingen_raekker", Place(context.file), problem, remedy)]
    if kind is DatatraekKind.AFDELINGER:
        found = afdelinger(rows, context)
    elif kind is DatatraekKind.ZONER:
        found = _zones(rows, context)
    else:
        found = _figures(rows, kind, context)
    order = tuple(Severity)
    return sorted(found, key=lambda finding: order.index(finding.severity))


def _figures(rows: pd.DataFrame, kind: DatatraekKind, context: CheckContext) -> list[Finding]:
    checked = checked_rows(rows, kind, context)
    families = (values, shares, periods, sums, jumps, shifts, coverage)
    return [finding for family in families for finding in family(checked)]


def _zones(rows: pd.DataFrame, context: CheckContext) -> list[Finding]:
    return [
        Finding(
            Severity.STOPPER,
            "dobbelt_raekke",
            Place(context.file),
            f"Zonen «{area}» står mere end én gang.",
            "Slet den ene.",
        )
        for area in rows.loc[rows.duplicated("area_id"), "area_id"].unique()
    ]
