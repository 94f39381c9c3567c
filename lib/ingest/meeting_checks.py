"""What must agree within the kinds of meetings of a plan."""

from collections.abc import Collection, Iterator

import pandas as pd

from lib.ingest.csv_file import FIRST_ROW
from lib.ingest.messages import Flaw, not_in

_FILE = "meetings.csv"
_MONTHS = {str(month) for month in range(1, 13)}


def meeting_flaws(meetings: pd.DataFrame, groups: Collection[str]) -> list[Flaw]:
    """Kinds that come before one that there is not, steering groups without activities, and months that do not match
    the number of meetings. `groups`: the styregrupper of activities.csv."""
    known = set(meetings["meeting_id"])
    found: list[Flaw] = []
    for row, each in enumerate(meetings.to_dict("records"), FIRST_ROW):
        found += _row_flaws(each, row, known, groups)
    return found


def _row_flaws(
    each: dict[str, object], row: int, known: Collection[object], groups: Collection[str]
) -> Iterator[Flaw]:
    before, group = each["before"], each["styregruppe"]
    if not pd.isna(before) and (before not in known or before == each["meeting_id"]):
        yield Flaw(_FILE, row, "before", f"«{before}» er ikke et andet møde i filen.", "Skriv et meeting_id.")
    if not pd.isna(group) and group not in groups:
        problem = not_in(group, "activities")
        yield Flaw(_FILE, row, "styregruppe", problem, "Skriv styregruppen, som aktiviteterne har den.")
    months = [month.strip() for month in str(each["months"]).split(";")]
    if not set(months) <= _MONTHS or len(months) != each["per_year"]:
        problem = f"«{each['months']}» er ikke en måned for hvert af årets {each['per_year']} møder."
        yield Flaw(
            _FILE, row, "months", problem, "Skriv månederne som tal med semikolon imellem, som 3;6;9;12."
        )
