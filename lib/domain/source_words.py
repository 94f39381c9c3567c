"""Where figures come from, in one line: their publishers, and the document that prints them."""

import pandas as pd

from lib.domain.observation import Provenance


def source_words(rows: pd.DataFrame, sources: pd.DataFrame) -> str:
    """'Kilde: publisher, gengivet i ...; publisher, indlæst' of the sources behind the rows (source_id, provenance).

    What is printed names the document it stands in; what was loaded came from its source itself.
    """
    loaded = rows["provenance"] == Provenance.DATATRAEK
    printed, own = (_used(part, sources) for part in (rows[~loaded], rows[loaded]))
    said = []
    if not printed.empty:
        through = ", ".join(sorted(printed["reached_through"].unique()))
        said.append(f"{_publishers(printed)}, gengivet i {through}")
    if not own.empty:
        said.append(f"{_publishers(own)}, indlæst")
    return f"Kilde: {'; '.join(said) or 'ikke oplyst'}"


def _used(rows: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    return sources[sources["source_id"].isin(rows["source_id"].dropna().unique())]


def _publishers(used: pd.DataFrame) -> str:
    return ", ".join(sorted(used["publisher"].unique()))
