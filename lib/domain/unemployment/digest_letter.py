"""All that *Mandagsmail* says, put together once: its HTML and its plain text are two ways to set the same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.domain.dates import long_date
from lib.domain.plan import Plan
from lib.domain.source_words import source_words
from lib.domain.unemployment.digest import Digest, DigestBar
from lib.domain.unemployment.digest_missing import missing_sentences
from lib.domain.unemployment.digest_words import (
    DEMO_ON_TOP,
    NOTHING_MISSING,
    digest_finding,
    digest_table,
    group_sentences,
    note_sentences,
    picture_guide,
    subtitle_words,
    table_guide,
)
from lib.domain.unemployment.known import TOTAL
from lib.domain.value_words import real_rows, source_or_demo

CAPTION = "Kendte ledige i zonerne: antal, kendskabsgrad i procent og ændring i personer"


@dataclass(frozen=True)
class Letter:
    """Plain Danish text throughout; nothing in it is markup.

    `finding` is subject, heading and the picture's alternative text; `demo` is '' where nothing is made up. `table`:
    one row per area, its first column the area's name. `notes` stand above the table, `groups` and `missing` below.
    `picture_guide` is '' where there is nothing to draw, `guide` where the table has no signs; `foot` is source, then
    plan, version and date.
    """

    finding: str
    subtitle: str
    demo: str
    notes: tuple[str, ...]
    picture_guide: str
    table: pd.DataFrame
    caption: str
    guide: str
    groups: tuple[str, ...]
    missing: tuple[str, ...]
    foot: tuple[str, ...]


def make_letter(
    digest: Digest,
    bars: Sequence[DigestBar],
    known: pd.DataFrame,
    plan: Plan,
    sources: pd.DataFrame,
    mark: str,
    sent: date,
) -> Letter:
    """The letter of a digest. `known`: KNOWN_COLUMNS; `mark`: plan, version and its date; `sent`: the Danish day."""
    zones = {zone.area_id: zone.name for zone in plan.zones}
    labels = dict(zip(known["target_group"].astype(str), known["label"].astype(str), strict=True))
    label = labels.get(TOTAL, "Kendskabsgrad").split(":")[0]
    shown = known[(known["day"] == digest.day) & (known["target_group"] == TOTAL)]
    source = source_or_demo(shown, source_words(real_rows(shown), sources))
    table = digest_table(digest)
    return Letter(
        finding=digest_finding(digest),
        subtitle=subtitle_words(digest, label, plan.name),
        demo=DEMO_ON_TOP if digest.shows_demo else "",
        notes=note_sentences(digest),
        picture_guide=picture_guide(digest, bars, plan.kommune_name) if bars else "",
        table=table,
        caption=CAPTION,
        guide=table_guide(table),
        groups=group_sentences(digest, labels, zones),
        missing=missing_sentences(digest, known, plan) or (NOTHING_MISSING,),
        foot=(f"{source}.", f"{mark}. Sendt {long_date(sent)}."),
    )
