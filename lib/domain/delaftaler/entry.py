"""What a person types of an edition, and when it may be kept: every fault is said, and at once."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lib.domain.delaftaler.diff import changes
from lib.domain.delaftaler.edition import PARTS, PURPOSE, EditionFields
from lib.domain.delaftaler.written import TEXT_LIMIT
from lib.domain.event_entry import EntryRefused, checked_reason
from lib.domain.free_text import CPR_SEEN, clean_text
from lib.domain.numbers import count

_CPR = re.compile(r"\b\d{6}[- ]?\d{4}\b")


@dataclass(frozen=True)
class EditionEntry:
    """As it was typed: `texts` by part, `goals` ids, `reason` what is changed and why."""

    texts: Mapping[str, str]
    goals: Sequence[str]
    reason: str


def drafted(activity_id: str, entry: EditionEntry, goal_ids: Sequence[str]) -> EditionFields:
    """The entry as fields, whatever it still lacks: texts cleaned, goals in the order of `goal_ids`, unknown ones left
    out."""
    texts = ((part.part_id, clean_text(entry.texts.get(part.part_id, ""))) for part in PARTS)
    return EditionFields(
        activity_id,
        tuple((part_id, words) for part_id, words in texts if words),
        tuple(each for each in goal_ids if each in entry.goals),
    )


def checked_edition(
    entry: EditionEntry, in_force: EditionFields, goal_ids: Sequence[str]
) -> tuple[EditionFields, str]:
    """The entry as it may be kept, and its reason. `in_force` is the edition that it is to take the place of.

    Raises EntryRefused with every fault.
    """
    fields = drafted(in_force.activity_id, entry, goal_ids)
    faults: list[str] = []
    if not fields.text_of(PURPOSE):
        faults.append("Skriv formålet: det er det første, en ny medarbejder eller Landsbyggefonden læser.")
    for part in PARTS:
        words = fields.text_of(part.part_id)
        if len(words) > TEXT_LIMIT:
            faults.append(
                f"Teksten i «{part.title}» er på {count(len(words))} tegn; der er plads til {count(TEXT_LIMIT)}. "
                "Skriv kortere."
            )
    if _names_somebody((entry.reason, *(words for _, words in fields.texts))):
        faults.append(f"{CPR_SEEN} Delaftalen nævner ingen personer.")
    if not changes(in_force, fields).any:
        faults.append("Kladden siger det samme som den udgave, der gælder: ret i teksten, før du gemmer.")
    try:
        reason = checked_reason(entry.reason)
    except EntryRefused as refused:
        faults += refused.sentences
    if faults:
        raise EntryRefused(faults)
    return fields, reason


def _names_somebody(texts: Collection[str]) -> bool:
    return any(_CPR.search(words) for words in texts)
