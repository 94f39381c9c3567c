"""What a person has chosen and typed of an indstilling, and when it may be kept: every fault is said, and at once."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lib.domain.event_entry import EntryRefused, checked_reason
from lib.domain.free_text import CPR_SEEN, clean_text, too_long
from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.indstilling.parts import PARTS
from lib.domain.scenario.compared import MOST

TITLE_LIMIT, TEXT_LIMIT = 200, 4000
ASSESSMENTS_LIMIT = 60
"""Many more than a plan has zones and activities in play."""
_CPR = re.compile(r"\b\d{6}[- ]?\d{4}\b")


@dataclass(frozen=True)
class IndstillingEntry:
    """As it was typed and chosen; `scenarios` (scenario_id, save_id), the proposed first. `reason` None: a new one
    needs none."""

    title: str
    kind: str
    scenarios: Sequence[tuple[str, int]]
    assessments: Sequence[int]
    texts: Mapping[str, str]
    with_proxies: bool = False
    reason: str | None = None


def checked_indstilling(entry: IndstillingEntry, kinds: Collection[str], version: str) -> IndstillingFields:
    """The entry as it may be kept: texts cleaned, empty ones left out, in the order of the parts.

    `kinds`: ids of the plan's kinds of decision; `version` the whole hash of the data it was written on. What it still
    lacks before a meeting may see it, `ready.missing` says. Raises EntryRefused with every fault.
    """
    faults: list[str] = []
    title = " ".join(clean_text(entry.title).split())
    texts = {each.part_id: clean_text(entry.texts.get(each.part_id, "")) for each in PARTS}
    if not title:
        faults.append("Giv indstillingen et navn, for eksempel «Flere timer til fremskudt i zone 3».")
    faults += _too_long(title, TITLE_LIMIT, "Navnet")
    if not entry.scenarios:
        faults.append("Vælg det scenarie, der indstilles.")
    if len(set(entry.scenarios)) < len(entry.scenarios):
        faults.append("Det samme scenarie er valgt to gange: vælg et andet alternativ.")
    if len(entry.scenarios) > MOST:
        faults.append(f"En indstilling kan sammenligne {MOST} scenarier: tag et alternativ ud.")
    if entry.kind not in kinds:
        faults.append("Vælg, hvad sagen drejer sig om.")
    if len(entry.assessments) > ASSESSMENTS_LIMIT:
        faults.append(f"En indstilling kan hvile på {ASSESSMENTS_LIMIT} vurderinger: vælg de vigtigste.")
    for each in PARTS:
        faults += _too_long(texts[each.part_id], TEXT_LIMIT, f"Teksten i «{each.title}»")
    if any(_CPR.search(words) for words in (title, *texts.values())):
        faults.append(f"{CPR_SEEN} Indstillingen nævner ingen personer.")
    faults += _reason_faults(entry.reason)
    if faults:
        raise EntryRefused(faults)
    return IndstillingFields(
        title=title,
        kind=entry.kind,
        scenarios=tuple(entry.scenarios),
        assessments=tuple(dict.fromkeys(entry.assessments)),
        texts=tuple((part_id, words) for part_id, words in texts.items() if words),
        version=version,
        with_proxies=entry.with_proxies,
    )


def _reason_faults(reason: str | None) -> list[str]:
    if reason is None:
        return []
    try:
        checked_reason(reason)
    except EntryRefused as refused:
        return list(refused.sentences)
    return []


def _too_long(words: str, limit: int, name: str) -> list[str]:
    if len(words) <= limit:
        return []
    return [too_long(name, words, limit)]
