"""What the data say in each part of an indstilling, in Danish sentences. People may write beside them, not in them."""

from collections.abc import Sequence

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import hours_moved
from lib.domain.allocation.sentences import ASSUMED_PLACEMENT
from lib.domain.dates import long_date
from lib.domain.indstilling import parts
from lib.domain.indstilling.facts import UNCHANGED, NamedScenario, ProposalFacts
from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.list_words import listed
from lib.domain.numbers import hour_words, share

NOTHING_MOVED = "Indstillingen flytter ingen timer"
ONLY_DEMO = "hvad det gør for dækningen, kan kun siges med demo- og hjælpetal"
UNKNOWN_NEED = "dækningen er den samme, for behovet er ikke opgjort dér"
DEMO_NOTE = (
    "Dækning, behov og timer pr. 100 er her også målt med demo- og hjælpetal, som ikke er offentliggjort i aftalen. De "
    "kan vise, hvordan indstillingen læses, men bestyrelsen kan ikke beslutte på dem."
)
DEMO_STAMP = "Indeholder demo- og hjælpetal: kan ikke bruges som grundlag for en beslutning"
NOTHING_LIFTED = "Indstillingen holder alle aftalens regler; ingen er ophævet."
OWN_WORDS = "Teksterne er fagfolks egne ord. De står ved siden af tallene og er ikke regnet med i dem."
NO_ASSESSMENT = "Ingen socialfaglig vurdering er valgt endnu. Indstillingen kan ikke komme på et møde uden."


def finding(proposed: NamedScenario, agreement: Agreement) -> str:
    """The proposal in one sentence without a full stop. Dækning is in it only where it is changed and measured on
    published needs: demo numbers are in no headline."""
    done, scenario = proposed.outcome, proposed.scenario
    moved = hours_moved(scenario.base, scenario.placement)
    if not moved:
        return NOTHING_MOVED
    if done.before is not None and done.moved and not done.demo:
        return done.headline
    more = [agreement.zone_name(each.zone) for each in done.changes if each.after > each.before]
    less = [agreement.zone_name(each.zone) for each in done.changes if each.after < each.before]
    where = f" fra {listed(less)} til {listed(more)}" if more and less else " mellem zonerne"
    said = ONLY_DEMO if done.demo and done.moved else UNKNOWN_NEED
    first = hour_words(moved)
    return f"{first[0].upper()}{first[1:]} flyttes{where}; {said}"


def computed(facts: ProposalFacts, approver: str = "") -> dict[str, str]:
    """What the data say in each part, by its id; '' where only people can say something."""
    return {
        parts.PROPOSAL: proposal_sentence(facts, approver),
        parts.REASONS: "",
        parts.MOVES: moves_sentence(facts),
        parts.COVERAGE: paragraphs(coverage_sentences(facts)),
        parts.ALTERNATIVES: alternatives_sentence(facts),
        parts.CONSEQUENCES: "",
        parts.PARTNERS: facts.startup_words,
        parts.CERTAINTY: facts.effect,
        parts.RULES: "" if facts.lifted else NOTHING_LIFTED,
        parts.ASSESSMENTS: OWN_WORDS,
    }


def asked(facts: ProposalFacts, fields: IndstillingFields, approver: str = "") -> str:
    """What the board is asked to say yes to, in people's own words where they have written some."""
    return fields.text_of(parts.PROPOSAL) or proposal_sentence(facts, approver)


def proposal_sentence(facts: ProposalFacts, approver: str = "") -> str:
    """What the board is asked to say yes to; `approver`: who must approve it afterwards."""
    moved = _moved(facts)
    if not moved:
        return "Det indstilles, at timerne bliver stående, hvor de står."
    begins = _begins(facts)
    asked = f"Det indstilles, at {hour_words(moved)} om ugen skifter zone, som tabellen »Flytninger« viser{begins}."
    after = f" Beslutningen skal derefter godkendes af {approver}." if approver else ""
    return f"{asked} Timerne i alt er de samme.{after}"


def moves_sentence(facts: ProposalFacts) -> str:
    """Who gives and who gets, in one sentence."""
    changes = facts.proposed.outcome.changes
    name = facts.agreement.zone_name
    more = [
        f"{name(one.zone)} får {hour_words(one.after - one.before)} mere"
        for one in changes
        if one.after > one.before
    ]
    less = [
        f"{name(one.zone)} får {hour_words(one.before - one.after)} mindre"
        for one in changes
        if one.after < one.before
    ]
    if not more or not less:
        return "Ingen zone har flere eller færre timer i alt end før."
    sentence = f"{listed(more)}; {listed(less)}."
    return sentence[0].upper() + sentence[1:]


def coverage_sentences(facts: ProposalFacts) -> tuple[str, ...]:
    """Dækning and the worst-off zone, before and after; what dækning is measured on."""
    done = facts.proposed.outcome
    return f"{done.headline}.", done.worst_off_sentence, f"{done.subtitle}."


def alternatives_sentence(facts: ProposalFacts) -> str:
    """Each alternative by what it moves and what comes of it."""
    return " ".join(
        _alternative(str(row["name"]), float(row["moved"]), float(row["after"]))
        for row in facts.compared.iloc[1:].to_dict("records")
    )


def certainty_sentences(facts: ProposalFacts) -> tuple[str, ...]:
    """How sure the change is and what the first placement rests on."""
    sure = facts.certainty or "Behovet er ikke opgjort, så det kan ikke siges, om dækningen ændrer sig."
    return sure, ASSUMED_PLACEMENT


def _alternative(name: str, moved: float, after: float) -> str:
    gives = "dækningen kan ikke beregnes" if after != after else f"dækningen er {share(after)} procent"
    if name == UNCHANGED:
        return f"Flyttes intet: {gives}."
    return f"»{name}« flytter {hour_words(moved)}: {gives}."


def _moved(facts: ProposalFacts) -> float:
    return float(facts.compared["moved"].iloc[0])


def _begins(facts: ProposalFacts) -> str:
    """From when, where the scenario says it; a table has the day of each move."""
    days = sorted({move.starts for move in facts.proposed.scenario.moves if move.starts is not None})
    if not days:
        return ""
    every = all(move.starts is not None for move in facts.proposed.scenario.moves)
    return f", fra {long_date(days[0])}" if every and len(days) == 1 else ", hver fra sin dag"


def paragraphs(sentences: Sequence[str]) -> str:
    """Sentences as paragraphs of one text; empty ones left out."""
    return "\n".join(sentence for sentence in sentences if sentence)
