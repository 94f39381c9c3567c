"""What an indstilling must have before a meeting may see it.

The agreement (*Datatræk*): the placement rests on data and on socialfaglige vurderinger. So every zone whose hours
change needs one of its own: a text of the whole plan does not know what a zone loses.
"""

from collections.abc import Collection, Sequence

from lib.domain.allocation.coverage import ZoneChange
from lib.domain.assessment import Assessment
from lib.domain.indstilling.facts import ProposalFacts
from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.indstilling.parts import RULES, part
from lib.domain.list_words import listed
from lib.domain.numbers import hour_words


def missing(
    fields: IndstillingFields, facts: ProposalFacts, assessments: Collection[Assessment]
) -> tuple[str, ...]:
    """What is missing, a Danish sentence each that says what to do; empty: it may be sent to a meeting.

    `assessments` are those in force; of them only what the indstilling rests on counts.
    """
    if not facts.proposed.scenario.moves and not facts.proposed.refused:
        return (
            "Scenariet flytter ingen timer, så der er intet at indstille. Flyt timer på Simulering, og gem.",
        )
    chosen = [each for each in assessments if each.assessment_id in fields.assessments]
    return (
        *_refused(facts),
        *_demo(facts),
        *_unexplained(fields, facts),
        *_gone(fields, chosen),
        *_zones(facts, chosen),
    )


def _refused(facts: ProposalFacts) -> list[str]:
    if not facts.proposed.refused:
        return []
    why = " ".join(facts.proposed.refused)
    return [
        f"Reglerne tillader ikke hele scenariet i dag. {why} Ret det på Simulering, eller ophæv reglen der, og gem."
    ]


def _demo(facts: ProposalFacts) -> list[str]:
    if not facts.demo:
        return []
    return [
        "Dækningen er også målt på demo- og hjælpetal: tag dem fra under »Skriv«, for et møde kan ikke beslutte på dem."
    ]


def _unexplained(fields: IndstillingFields, facts: ProposalFacts) -> list[str]:
    if not facts.lifted or fields.text_of(RULES):
        return []
    many = "en regel" if len(facts.lifted) == 1 else f"{len(facts.lifted)} regler"
    return [f"Scenariet ophæver {many}: skriv i «{part(RULES).title}», hvorfor, og hvad der træder i stedet."]


def _gone(fields: IndstillingFields, chosen: Sequence[Assessment]) -> list[str]:
    if len(chosen) == len(fields.assessments):
        return []
    return [
        "En af de valgte vurderinger er rettet eller trukket tilbage siden: vælg den, der gælder nu, og gem."
    ]


def _zones(facts: ProposalFacts, chosen: Sequence[Assessment]) -> list[str]:
    """The zones that nobody has assessed, those with the same change of hours in one sentence each."""
    assessed = {each.area_id for each in chosen}
    changes = {change.zone: change for change in facts.proposed.outcome.changes}
    lacking = [changes[zone] for zone in facts.touched if zone not in assessed]
    if not lacking:
        return []
    each = listed([f"{facts.agreement.zone_name(one.zone)} ({_change_words(one)})" for one in lacking])
    return [
        f"Der mangler en socialfaglig vurdering af {each}. Vælg en, der er skrevet, eller skriv den på Profil."
    ]


def _change_words(change: ZoneChange) -> str:
    if not change.given:
        return f"får {hour_words(change.gained)}"
    if not change.gained:
        return f"afgiver {hour_words(change.given)}"
    return f"får {hour_words(change.gained)} og afgiver {hour_words(change.given)}"
