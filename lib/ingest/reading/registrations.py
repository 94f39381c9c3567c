"""What activities register: participants, teams and places by activity, zone and month."""

import numpy as np
import pandas as pd

from lib.domain.observation import Status
from lib.ingest.reading.log import FindingLog, quoted
from lib.ingest.reading.parsed import STATES


def registered(figures: pd.DataFrame, source_id: str, zones: set[str], log: FindingLog) -> pd.DataFrame:
    """The columns of registrations from figures (FigureReader.frames); an area that is no zone is a finding."""
    in_zone = figures["area_id"].isin(zones)
    for area_id, rows in figures[~in_zone].groupby("area_id", sort=False):
        log.stop(
            "ikke_en_zone",
            (rows["sheet"].iloc[0], rows["cell"].iloc[0]),
            f"{quoted(area_id)} er ikke en zone. Aktiviteter registreres på zoner.",
            "Skriv zonen i stedet.",
        )
    own = figures[in_zone]
    words = np.array([Status.MANGLER.value, *(status.value for status in STATES)], dtype=object)
    status = words[own["value_state"].to_numpy()]
    return own.rename(columns={"key": "activity_id", "area_id": "zone"}).assign(
        status=np.where(own["value"].notna(), Status.OK.value, status),
        source_id=own["source_id"].where(own["source_id"].notna(), source_id),
    )
