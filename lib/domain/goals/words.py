"""The words and signs of a goal's status: one place for page, table, report and export.

A status is told by a sign and a word; the tone only repeats it in colour. An uncertain status is grey and says so.
"""

from dataclasses import dataclass

from lib.domain.goals.assessment import Certainty, GoalStatus, Hindrance


@dataclass(frozen=True)
class GoalSign:
    """`sign` and `word` stand together; `tone` is 'better', 'worse' or 'plain' (grey)."""

    sign: str
    word: str
    tone: str


STATUS_SIGNS = {
    GoalStatus.NAAET: GoalSign("●", "nået", "better"),
    GoalStatus.PAA_VEJ: GoalSign("▲", "på vej", "better"),
    GoalStatus.BAGUD: GoalSign("▼", "bagud", "worse"),
    GoalStatus.KAN_IKKE: GoalSign("–", "kan ikke vurderes", "plain"),
}
"""By status, in the order of a legend."""

UNCERTAIN_WORD = "usikkert"

CERTAINTY_WORDS = {
    Certainty.SIKKER: "sikkert",
    Certainty.USIKKER: UNCERTAIN_WORD,
    Certainty.UKENDT: "usikkerheden er ikke kendt",
}

HINDRANCE_WORDS = {
    Hindrance.INGEN_MAALING: "mangler en måling",
    Hindrance.KUN_DEMO: "har kun demotal",
    Hindrance.UDGANGSPUNKT: "mangler et udgangspunkt",
    Hindrance.DATABRUD: "er ramt af et databrud",
    Hindrance.FOR_FAA: "har for få personer",
    Hindrance.SAMMENLIGNING: "mangler et tal at sammenligne med",
    Hindrance.FORSKEL: "kan ikke skelnes fra sammenligningsområdet",
    Hindrance.TVETYDIG: "afhænger af, hvordan aftalen læses",
    Hindrance.INTET_MAAL: "har ikke fået fastsat et mål",
}
"""What a number of goals share: '12 mangler en måling'."""


def status_sign(status: GoalStatus, certainty: Certainty) -> GoalSign:
    """The sign of a status: where the interval spans the line that decides, grey with 'usikkert' behind the word."""
    known = STATUS_SIGNS[status]
    if certainty is not Certainty.USIKKER or status is GoalStatus.KAN_IKKE:
        return known
    return GoalSign(known.sign, f"{known.word}, {UNCERTAIN_WORD}", "plain")
