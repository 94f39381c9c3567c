"""An indstilling on the published placement and the need of table 9, for the tests of its parts, papers and files."""

import datetime as dt
from dataclasses import replace

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Move, Scenario
from lib.domain.allocation.terms import Terms
from lib.domain.assessment import Assessment, AssessmentNames
from lib.domain.effect.assumptions import Assumptions
from lib.domain.indstilling.facts import ProposalFacts
from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.indstilling.proposal_facts import facts_of_documents, proposal_facts
from lib.domain.scenario.document import ScenarioDocument
from tests.domain.allocation.builders import FREMSKUDT_NEED, ZONES, move, real_rulebook

JOBCENTER = "Fredericia Jobcenter (fremskudte medarbejdere)"
NO_EFFECT = Assumptions(())
VERSION = "abcdef" + "0" * 58
MOVES = (move("fremskudt", 1, 4, 12, JOBCENTER), move("fremskudt", 1, 3, 8, JOBCENTER))
NAMES = AssessmentNames(
    {"plan": "Hele planen", **{zone.area_id: zone.name for zone in ZONES}}, {"fremskudt": "Fremskudt"}
)
ASSESSMENTS = tuple(
    Assessment(
        number, f"zone{number}", "", "Boligsocial medarbejder", f"Vi ser {number}.", dt.date(2026, 11, number)
    )
    for number in (1, 3, 4)
)
FIELDS = IndstillingFields(
    "Flere timer til zone 3 og 4", "placering", (("scenarie", 7), ("andet", 2)), (1, 3, 4), (), VERSION
)
DEMO_NEED = replace(FREMSKUDT_NEED, basis="demo")


def facts(*needs: Need, moves: tuple[Move, ...] = MOVES) -> ProposalFacts:
    """`moves` as the proposal »Mod behovet«, the first of them as its alternative »Halvdelen«; the published need where
    none is given."""
    book = real_rulebook()
    return proposal_facts(
        book,
        ("Mod behovet", Scenario(book.base, moves)),
        [("Halvdelen", Scenario(book.base, moves[:1]))],
        needs or (FREMSKUDT_NEED,),
        NO_EFFECT,
        "Behov: tabel 9.",
    )


def document(name: str, *moves: Move, terms: Terms | None = None) -> ScenarioDocument:
    """A saved scenario."""
    return ScenarioDocument("plan", name, "v", (), moves, terms or Terms())


def facts_of(*documents: ScenarioDocument) -> ProposalFacts:
    """The facts of saved scenarios on the published need."""
    return facts_of_documents(real_rulebook(), documents, (FREMSKUDT_NEED,), NO_EFFECT)
