"""The parts of an indstilling, in order: what each is called, and what people may write in it.

Numbers and tables are never written by people: a text stands instead of a part's computed sentence or before it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """`part_id` is what the text is kept under, `title` the heading. `asks` says what may be written, '' where nothing
    is. `instead`: the text stands in place of the computed sentence, else before what is computed."""

    part_id: str
    title: str
    asks: str = ""
    instead: bool = False


PROPOSAL, REASONS, MOVES, COVERAGE = "indstilling", "baggrund", "flytninger", "daekning"
ALTERNATIVES, CONSEQUENCES, PARTNERS = "alternativer", "konsekvenser", "partnere"
CERTAINTY, RULES, ASSESSMENTS = "sikkerhed", "regler", "vurdering"

PARTS = (
    Part(
        PROPOSAL, "Det indstilles", "Det, bestyrelsen skal tage stilling til, i én eller to sætninger.", True
    ),
    Part(REASONS, "Baggrund", "Hvorfor nu: hvad er sket, og hvem har bedt om det?"),
    Part(MOVES, "Det flyttes", "Hvad tabellen betyder i praksis, og hvornår det sker."),
    Part(COVERAGE, "Det betyder for dækningen", "Hvad tallene betyder for beboerne."),
    Part(ALTERNATIVES, "Alternativerne", "Hvorfor de andre muligheder ikke indstilles."),
    Part(CONSEQUENCES, "Konsekvenser for zonerne", "Hvad beboerne i en zone, der afgiver timer, mister."),
    Part(PARTNERS, "Konsekvenser for partnerne", "Hvad er aftalt med arbejdsgiverne?"),
    Part(CERTAINTY, "Så sikkert er det", "Hvad der kunne få vurderingen til at vende."),
    Part(RULES, "Regler", "Hvorfor en regel er ophævet, og hvad der træder i stedet."),
    Part(ASSESSMENTS, "Socialfaglig vurdering", "Hvordan vurderingerne og tallene er vejet mod hinanden."),
)


def part(part_id: str) -> Part:
    """The part of an id. Raises KeyError for an unknown one."""
    for each in PARTS:
        if each.part_id == part_id:
            return each
    raise KeyError(part_id)
