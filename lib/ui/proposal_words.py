"""A proposal in Danish sentences."""

import math
from collections.abc import Sequence

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import Need, hours_moved, worst_off
from lib.domain.allocation.outcome import Outcome
from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal.binding import Binding
from lib.domain.allocation.proposal.robust import MoveSupport
from lib.domain.allocation.proposal.solve import COVERAGE_FIRST, WORST_OFF_FIRST, Aims, Proposal
from lib.domain.allocation.proposal.stages import MISSING, WEIGHED, WORST_OFF, Stage
from lib.domain.allocation.proposal.weights import Weights
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.sentences import DEMO_WORDS
from lib.domain.numbers import hour_words, hours, number, share, share_pct

ORDER_WORDS = {
    WORST_OFF_FIRST: "Først den dårligst stillede zone, så dækningen, så færrest flyttede timer.",
    COVERAGE_FIRST: "Først dækningen, så den dårligst stillede zone, så færrest flyttede timer.",
}
NO_WEIGHTS = "Alle tre vægte er 0, og så siger de intet: de regnes som lige store."
FRONTIER_AIM = "Kurven spørger kun om dækning, uanset hvilken rækkefølge forslaget har."
ASK = "Tryk på »Foreslå en placering«: svaret er den bedste placering, reglerne tillader"
NO_NEED = "Der kan ikke foreslås en placering: ingen aktivitet har et kendt behov"


def proposal_sentence(
    done: Outcome, before: Placement, after: Placement, agreement: Agreement, needs: Sequence[Need]
) -> str:
    """What the proposal moves and what comes of it: dækning, and the zone that is worst off before."""
    moved = hours_moved(before, after)
    if not moved:
        return "Forslaget flytter ingen timer: bedre placering tillader reglerne ikke"
    if done.before is None or done.after is None:
        return NO_NEED
    change = f"fra {share(done.before)} til {share(done.after)} procent"
    sentence = f"Forslaget flytter {hour_words(moved)}: dækningen går {change}"
    zone = _worst_zone(before, needs, agreement)
    stood = next((pair for pair in done.standings if pair[0].zone == zone), None)
    if stood is not None and stood[0].ratio is not None and stood[1].ratio is not None:
        sentence += (
            f", og {agreement.zone_name(zone)}, der er dårligst stillet, går fra {share(100 * stood[0].ratio)} til "
            f"{share(100 * stood[1].ratio)} procent af sin andel"
        )
    return f"{sentence} ({DEMO_WORDS})" if done.demo else sentence


def weights_words(weights: Weights, measured_hours: float) -> str:
    """What was weighed, and what a point of each is. `measured_hours`: those that a hundred points are."""
    zone, coverage, few = (share_pct(100 * each) for each in weights.shares)
    return (
        f"Vejet: dårligst stillede zone {zone}, dækning {coverage}, få flyttede timer {few}. Et point er 1 procent af "
        f"den dårligst stillede zones andel, 1 procentpoint dækning, eller at {number(measured_hours / 100)} timer "
        f"(1 procent af de {hours(measured_hours)}, dækningen måles på) bliver, hvor de er."
    )


def points_sentence(found: Proposal, before: float) -> str:
    """What a weighed proposal has of the 100 points; `before`: what the first placement has."""
    after = found.value(WEIGHED)
    return f"Vejet som valgt får forslaget {share(after, 1)} af 100 point; placeringen i dag får {share(before, 1)}."


def proven_sentence(proposal: Proposal, rulebook: Rulebook, aims: Aims) -> str:
    """Whether nothing better exists, with the distance to the best there can be; or that the check outside the solver
    failed."""
    if proposal.broken:
        names = "; ".join(_rule(rulebook, rule_id) for rule_id in proposal.broken)
        return f"Forslaget brød ved kontrollen {names} og kan ikke bruges."
    if proposal.proven:
        return (
            f"Bevist: ingen placering er bedre, når reglerne holdes og {_by(aims)}. "
            "Afstand til det bedst mulige: 0."
        )
    gaps = ", ".join(_gap(stage) for stage in proposal.stages if stage.gap)
    return f"Ikke bevist bedst: beregningen blev afbrudt. Afstand til det bedst mulige er højst {gaps}."


def binding_sentence(binding: Binding, found: Proposal, rulebook: Rulebook) -> str:
    """What lifting one rule would give."""
    before, after = found.value(binding.aim), binding.without.value(binding.aim)
    if binding.aim == WORST_OFF:
        change = f"fra {share(100 * before)} til {share(100 * after)} procent"
        what = f"den dårligst stillede zone ville gå {change} af sin andel"
    elif binding.aim == WEIGHED:
        what = f"forslaget ville få {share(after, 1)} point i stedet for {share(before, 1)}"
    else:
        what = f"{hour_words(round((before - after) / 2, 1))} mere ville stå, hvor behovet er"
    return f"»{_rule(rulebook, binding.rule_id)}«: ophæves den, så {what}."


def clash_sentences(rule_ids: Sequence[str], rulebook: Rulebook) -> list[str]:
    """The rules that clash, each by its own words."""
    return [f"»{_rule(rulebook, rule_id)}«" for rule_id in rule_ids]


def robust_sentence(found: Sequence[MoveSupport]) -> str:
    """How many of the moves stand when the need is not quite what was counted."""
    stand = len([each for each in found if each.survives])
    if not found:
        return ""
    if stand == len(found):
        return "Alle flytninger holder, også når behovet er talt lidt anderledes."
    lost = len(found) - stand
    return (
        f"{stand} af {len(found)} flytninger holder, når behovet er talt lidt anderledes; "
        f"{'en' if lost == 1 else lost} gør ikke: de er bedst på papiret, men data kan ikke skelne."
    )


def _worst_zone(placement: Placement, needs: Sequence[Need], agreement: Agreement) -> str:
    found = worst_off(placement, needs, agreement.zone_ids)
    return found[0].zone if found else ""


def _rule(rulebook: Rulebook, rule_id: str) -> str:
    rule = rulebook.rule(rule_id)
    return rule_id if rule is None else rule.sentence


def _by(aims: Aims) -> str:
    if isinstance(aims, Weights):
        return "hensynene vejes som valgt"
    return "dækningen kommer først" if aims[0] == MISSING else "den dårligst stillede zone kommer først"


def _gap(stage: Stage) -> str:
    """How far one aim may be from the best: procentpoint of the worst-off zone's share, points, or hours."""
    if math.isinf(stage.gap):
        return "ukendt"
    if stage.aim == WORST_OFF:
        return f"{number(100 * stage.gap)} procentpoint for den dårligst stillede zone"
    if stage.aim == WEIGHED:
        return f"{number(stage.gap, 2)} point"
    return f"{number(stage.gap / 2)} timer {'mangel' if stage.aim == MISSING else 'flyttet'}"
