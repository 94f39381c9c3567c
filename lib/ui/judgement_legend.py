"""What the signs, colours and hatches of the judgement table mean: only those that stand in it."""

import pandas as pd

from lib.domain.indicator import Kind
from lib.domain.judged import Mark
from lib.domain.observation import Provenance, Status
from lib.domain.statistics.reliability import Reliability, explanation
from lib.domain.status_signs import STATUS_SIGNS
from lib.ui.markup import element, join, text


def judgement_legend(rows: pd.DataFrame, benchmark: str) -> str:
    """A list for a frame of `judged`; `benchmark` as a sentence names it ('kommunen')."""
    marks, statuses = set(rows["mark"]), set(rows["status"])
    sided = [_entry("", "", f"▲ over, ▼ under, = på niveau med {benchmark}")]
    entries = sided if rows["side"].notna().any() else []
    if marks & {Mark.BEDRE, Mark.VAERRE, Mark.FORSKEL}:
        entries += [
            _entry("zk-key zk-is-better", "", "blå: bedre"),
            _entry("zk-key zk-is-worse", "", "orange: værre"),
        ]
    if Mark.RETNING in marks:
        entries.append(
            _entry("", "", "uden antal bag tallet: retning, ikke vurdering · fed: den ugunstige side")
        )
    if Mark.GRAA in marks:
        entries.append(_entry("zk-key zk-is-grey", "", "grå: ikke forskellig eller usikker"))
    entries += [_entry("", "", words) for words in _unreliable(rows)]
    for origin in (Provenance.DEMO, Provenance.INTERPOLERET):
        if (rows["provenance"] == origin).any():
            look = "zk-made-up" if origin is Provenance.DEMO else "zk-between"
            entries.append(_entry(f"zk-key {look}", "", f"hul og grå: {origin.value}, vurderes ikke"))
    for status, about in STATUS_SIGNS.items():
        if status in statuses:
            look = f"zk-key zk-status-{status.value.replace('_', '-')}"
            sign = "" if status is Status.DISKRETIONERET else about.sign
            entries.append(_entry(look, sign, about.explanation))
    return element("ul", join(entries), class_="zk-legend")


def _unreliable(rows: pd.DataFrame) -> list[str]:
    """What makes a figure unreliable, for the kinds of figures that are grey for it."""
    kinds = rows.loc[(rows["mark"] == Mark.GRAA) & (rows["reliability"] == Reliability.USIKKER), "kind"]
    return list(dict.fromkeys(explanation(Kind(kind)).rstrip(".") for kind in kinds))


def _entry(look: str, sign: str, words: str) -> str:
    key = element("span", sign, class_=look, aria_hidden="true") if look else ""
    return element("li", key, text(words))
