"""What the law calls the målgrupper, from when and to when: one table, on *Mål* and on *Ledighed*."""

from datetime import date

import pandas as pd

from lib.domain.dates import long_date

_FROM_THE_FIRST, _UNTIL_NOW = "fra før aftalen", "gælder stadig"


def law_table(rows: pd.DataFrame) -> pd.DataFrame:
    """A row per name, every cell a word; a databrud stands in the row it opens. `rows`: the question
    `target_group_law`."""
    return pd.DataFrame(
        [
            {
                "Målgruppe": _group(row["target_group"], row["label"]),
                "Navn i loven": _plain(row["name"]),
                "Gælder": _validity(row["valid_from"], row["valid_to"]),
                "Paragraf": _plain(row["paragraph"]),
                "Afløses af": _plain(row["successor"]),
                "Hvad der skete": _plain(row["text"]),
                "Kilde": _plain(row["source"]),
            }
            for row in rows.to_dict("records")
        ]
    )


def _group(number: object, label: object) -> str:
    """Its number in the agreement, and the agreement's name for it where it has one."""
    return str(number) if pd.isna(label) else f"{number} {label}"


def _validity(start: object, end: object) -> str:
    begins = _FROM_THE_FIRST if pd.isna(start) else f"fra {_day(start)}"
    ends = _UNTIL_NOW if pd.isna(end) else f"til {_day(end)}"
    return f"{begins}, {ends}"


def _day(value: object) -> str:
    moment: date = pd.Timestamp(str(value)).date()
    return long_date(moment)


def _plain(cell: object) -> str:
    return "–" if pd.isna(cell) or cell == "" else str(cell)
