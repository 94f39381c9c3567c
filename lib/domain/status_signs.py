"""How a cell without a value is shown, the same on map, chart, table, legend and export. One place.

A status is told by a sign, a word and a hatch that leans its own way, so that none of them hangs on a colour.
Source of the vocabulary: `lib.domain.observation`.
"""

from dataclasses import dataclass

from lib.domain.observation import STATUS_WORDS, Provenance, Status
from lib.domain.statistics.reliability import Reliability


@dataclass(frozen=True)
class StatusSign:
    """`sign` stands in a cell or a chart, `word` beside it, `explanation` is a whole sentence for the legend.

    `hatch_degrees` is how the lines of its hatch lean: 45 one way, 135 the other, 90 lying down.
    """

    sign: str
    word: str
    explanation: str
    hatch_degrees: int


STATUS_SIGNS = {
    Status.MANGLER: StatusSign(
        "–", STATUS_WORDS[Status.MANGLER], "Mangler: tallet er ikke offentliggjort eller indlæst.", 45
    ),
    Status.DISKRETIONERET: StatusSign(
        "▒",
        STATUS_WORDS[Status.DISKRETIONERET],
        "Diskretioneret: vises ikke, fordi tallet kunne røbe, hvem det handler om, selv eller sammen med andre tal.",
        135,
    ),
    Status.IKKE_RELEVANT: StatusSign(
        "·", STATUS_WORDS[Status.IKKE_RELEVANT], "Ikke relevant: tallet giver ikke mening for området.", 90
    ),
}
"""By status, in the order of a legend; a cell that is ok has a value and no sign."""

UNCERTAIN_WORD = "usikkert tal"


def status_words(status: str, reliability: str, provenance: str) -> str:
    """One cell of a column Status: why there is no value, or what is to be known of the one that is there."""
    if status != Status.OK:
        return STATUS_WORDS[Status(status)]
    words = [STATUS_WORDS[Status.OK]]
    if provenance == Provenance.DEMO:
        words = ["demo"]
    if reliability == Reliability.USIKKER:
        words.append(UNCERTAIN_WORD)
    return ", ".join(words)


DEMO_MARKS = "hule punkter og tynd streg: demo"
"""How a curve of demo figures is drawn, for a legend."""
