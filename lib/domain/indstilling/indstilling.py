"""An indstilling as it is kept: which scenarios, which assessments, and the texts that people wrote."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class IndstillingFields:
    """`scenarios` are (scenario_id, save_id): the first is what is proposed, the others its alternatives.

    `assessments` are ids of socialfaglige vurderinger that it rests on: without one it cannot be sent to a meeting
    (the agreement, *Datatræk*: a proposal rests on data and on socialfaglige vurderinger). `texts` are (part, words):
    what is written instead of, or beside, the sentence that the data give. `version` is the whole hash of the data.
    `with_proxies`: dækning is measured on demo and proxy counts too, not on published needs alone.
    """

    title: str
    kind: str
    scenarios: tuple[tuple[str, int], ...]
    assessments: tuple[int, ...]
    texts: tuple[tuple[str, str], ...]
    version: str
    with_proxies: bool = False

    def text_of(self, part: str) -> str:
        """The words written for a part, '' for none."""
        return dict(self.texts).get(part, "")


@dataclass(frozen=True)
class Indstilling:
    """An indstilling as it stands now; `indstilling_id` never changes, `row_id` is the row that speaks now."""

    indstilling_id: int
    row_id: int
    fields: IndstillingFields
    at: datetime
    actor: str
