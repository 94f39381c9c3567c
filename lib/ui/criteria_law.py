"""The law itself as tables: its limits year by year with their sources, and how many areas the state's lists had."""

import pandas as pd
import streamlit as st

from lib.domain.dates import long_date
from lib.domain.law.law import Law, LimitUnit, NationalConvicted, Rule
from lib.domain.law.sentences import LIMIT_WORDS
from lib.domain.numbers import count, number
from lib.ui.frame import section, source_line, text_table

UNKNOWN = "ukendt"
_UNITS = {
    LimitUnit.PCT: "%",
    LimitUnit.TIMES_NATIONAL: "gange landsgennemsnittet",
    LimitUnit.PCT_OF_REGION: "% af regionen",
    LimitUnit.YEARS: "år i træk",
}
_COUNTS = {
    "udsatte": "Udsatte boligområder",
    "parallelsamfund": "Parallelsamfund",
    "omdannelsesomraader": "Omdannelsesområder",
    "forebyggelsesomraader": "Forebyggelsesområder",
}


def draw_law(law: Law, lists: pd.DataFrame) -> None:
    """The national counts, and behind an expander the limits year by year; `lists` as questions.national_lists."""
    if not lists.empty:
        section("Statens lister i hele landet", "Antal områder pr. 1. december")
        text_table(lists_table(lists))
        source_line(f"Kilde: {', '.join(lists['source'].drop_duplicates())}")
    with st.expander("Lovens grænser år for år"):
        text_table(rules_table(law))
        section("Dømte: grænsen følger landsgennemsnittet", "Et år, som ingen har offentliggjort, er ukendt")
        text_table(convicted_table(law))


def rules_table(law: Law) -> pd.DataFrame:
    """Every limit with the days it is in force, its paragraph and its source, in the order of the file."""
    names = {each.criterion: each.short_name for each in law.criteria}
    laws = {each.category: each.short_law for each in law.categories}
    return pd.DataFrame(
        [
            {
                "Kriterium": names.get(rule.criterion, "År i træk"),
                "Efter": laws.get(rule.category, rule.paragraph),
                "Grænse": _limit(rule),
                "Gælder": _days(rule),
                "Kilde": rule.source,
                "Note": rule.note,
            }
            for rule in law.rules
        ]
    )


def convicted_table(law: Law) -> pd.DataFrame:
    """The limits for convicted year by year; a year that nobody has published is unknown, not estimated."""
    return pd.DataFrame(
        [
            {
                "Liste": f"til og med {row.list_year}" if row.up_to else str(row.list_year),
                "Landsgennemsnit": _share(row.national),
                "2 gange (§ 61 b)": _share(row.twice),
                "3 gange (§ 61 a)": _share(row.three_times),
                "Hvor tallet er fra": _from(row),
            }
            for row in law.convicted
        ]
    )


def lists_table(lists: pd.DataFrame) -> pd.DataFrame:
    """How many areas the minister's lists had each 1 December; `lists` as questions.national_lists."""
    columns = {
        name: [_whole(cell) for cell in lists[column]] for column, name in _COUNTS.items() if column in lists
    }
    days = [long_date(pd.Timestamp(day).date()) for day in lists["list_date"]]
    return pd.DataFrame({"Liste": days, **columns})


def _limit(rule: Rule) -> str:
    return f"{LIMIT_WORDS[rule.operator]} {_bare(rule.threshold)} {_UNITS[rule.unit]}"


def _days(rule: Rule) -> str:
    start = long_date(rule.valid_from)
    return f"fra {start}" if rule.valid_to is None else f"{start} til {long_date(rule.valid_to)}"


def _share(value: float | None) -> str:
    return UNKNOWN if value is None else f"{_bare(value)}\N{NO-BREAK SPACE}%"


def _from(row: NationalConvicted) -> str:
    return f"{row.status}; {row.source}" if row.source else row.status


def _whole(cell: object) -> str:
    return "–" if pd.isna(cell) else count(float(str(cell)))


def _bare(threshold: float) -> str:
    """With as many decimals as it is known with: '40', '2,35', '0,725'."""
    return next(number(threshold, d) for d in (0, 1, 2, 3, 4) if d == 4 or round(threshold, d) == threshold)
