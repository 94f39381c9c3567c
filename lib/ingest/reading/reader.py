"""The way in: sheets and a profile become typed rows and findings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.domain.datatraek.finding import Finding
from lib.domain.datatraek.known_names import KnownNames
from lib.domain.datatraek.profile import Origin, SourceProfile
from lib.domain.datatraek.rows import DatatraekKind, typed_rows
from lib.ingest.reading.afdelinger import afdeling_frames
from lib.ingest.reading.figures import FigureReader
from lib.ingest.reading.finders import Finders, words_outside
from lib.ingest.reading.layout import layout_of
from lib.ingest.reading.log import FindingLog, listed
from lib.ingest.reading.merge import merged
from lib.ingest.reading.registrations import registered
from lib.ingest.reading.settle import observed
from lib.ingest.reading.slots import slots_of
from lib.ingest.reading.stacked import stacked
from lib.ingest.reading.table import Table, chosen_sheets, find_table
from lib.ingest.sheets.sheet import Sheet

ALL_SHEETS = ("*",)

_HALF_WAY = 20
"""After so many blocks the progress says one half."""


@dataclass(frozen=True)
class Reading:
    """What a file says: `rows` as `typed_rows` (words of figures as categories, see `stacked`), and what was found on
    the way, in the order of the file."""

    rows: pd.DataFrame
    findings: list[Finding]


def nothing(_: float) -> None:
    """Progress that nobody watches."""


def read_rows(
    sheets: Sequence[Sheet],
    profile: SourceProfile,
    names: KnownNames,
    file: str,
    asked_period: str | None = None,
    progress: Callable[[float], None] = nothing,
) -> Reading:
    """Reads the sheets by the profile, block by block; `file` is the name that findings give.

    `asked_period`: what a person said of the period, for a file that does not say it. `progress` is called with the
    share that is done. Raises nothing: what is wrong with the file is a finding.
    """
    log = FindingLog(file)
    rows = stacked(read_blocks(sheets, profile, names, file, asked_period, progress, log), profile.kind)
    if not len(rows) and not log.findings():
        log.stop(
            "ingen_raekker", ("", ""), "Filen har ingen rækker med tal.", "Se, om det er den rigtige fil."
        )
    progress(1.0)
    return Reading(rows, log.findings())


def read_blocks(
    sheets: Sequence[Sheet],
    profile: SourceProfile,
    names: KnownNames,
    file: str,
    asked_period: str | None,
    progress: Callable[[float], None],
    log: FindingLog,
) -> Iterator[pd.DataFrame]:
    """As `read_rows`, a frame at a time and in constant memory, for one who writes them away as they come.

    `log.findings()` is whole when the last frame has come. A profile whose measures stand in rows or sheets of their
    own gives one frame: a figure is whole only at the end of the file.
    """
    tables = list(_tables(sheets, profile, log))
    if profile.kind is DatatraekKind.AFDELINGER:
        frames = afdeling_frames(tables, profile, names, asked_period, log)
    else:
        frames = _figure_frames(tables, profile, names, file, asked_period, log)
    for frame in _watched(frames, progress):
        yield typed_rows(frame, profile.kind)


def _tables(sheets: Sequence[Sheet], profile: SourceProfile, log: FindingLog) -> Iterator[Table]:
    chosen = chosen_sheets(sheets, profile.table.sheets)
    found = [(sheet, find_table(sheet, profile)) for sheet in chosen]
    every = profile.table.sheets == ALL_SHEETS
    lacking = [sheet.name for sheet, table in found if table is None]
    words = listed(list(profile.table.header_contains)) or "opsætningens overskrifter"
    remedy = "Ret opsætningen under tabel, eller se, om det er den rigtige fil."
    if not chosen:
        all_names = listed([sheet.name for sheet in sheets]) or "ingen"
        problem = f"Intet ark hedder {listed(list(profile.table.sheets))}. Filens ark er {all_names}."
        log.stop("intet_ark", ("", ""), problem, remedy)
    elif len(lacking) == len(found) or (lacking and not every):
        for name in lacking:
            log.stop("ingen_overskrift", (name, ""), f"Ingen række har overskrifterne {words}.", remedy)
    for name in lacking if every and len(lacking) < len(found) else ():
        log.tell(
            "ark_uden_tabel", (name, ""), "Arket har ingen tabel. Det er ikke læst.", "Kun til orientering."
        )
    yield from (table for _, table in found if table is not None)


def _figure_frames(
    tables: Sequence[Table],
    profile: SourceProfile,
    names: KnownNames,
    file: str,
    asked: str | None,
    log: FindingLog,
) -> Iterator[pd.DataFrame]:
    finders = Finders(profile, names, log)
    loose = _loose(tables, profile, finders, file, asked, log)
    if profile.kind is DatatraekKind.REGISTRERINGER:
        yield from (registered(frame, profile.source_id, finders.zones, log) for frame in loose)
        return
    kinds = {key: indicator.kind for key, indicator in names.indicators.items()}
    if _together(profile):
        whole = list(loose)
        loose = iter([merged(pd.concat(whole, ignore_index=True))] if whole else [])
    yield from (observed(frame, kinds, profile.source_id, log) for frame in loose)


def _loose(
    tables: Sequence[Table],
    profile: SourceProfile,
    finders: Finders,
    file: str,
    asked: str | None,
    log: FindingLog,
) -> Iterator[pd.DataFrame]:
    for table in tables:
        layout = layout_of(table, profile, log)
        words = words_outside(table, profile, file, asked, log)
        if layout is None or words is None:
            continue
        slots = slots_of(layout, profile.kind, table, log)
        yield from FigureReader(table, layout, slots, words, profile, finders, log).frames()


def _together(profile: SourceProfile) -> bool:
    """True when a figure's value and counts may stand in different rows or sheets."""
    return profile.measure is not None and profile.measure.origin not in (Origin.HEADER, Origin.FIXED)


def _watched(frames: Iterator[pd.DataFrame], progress: Callable[[float], None]) -> Iterator[pd.DataFrame]:
    """The frames, with a sign of life after each: how many more will come is not known before they are read."""
    for count, frame in enumerate(frames, 1):
        progress(count / (count + _HALF_WAY))
        yield frame
