"""A proposal in Danish sentences."""

from collections.abc import Sequence

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.coverage import Need, hours_moved, worst_off
from lib.domain.allocation.outcome import Outcome
from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal.binding import Binding
from lib.domain.allocation.proposal.robust import MoveSupport
from lib.domain.allocation.proposal.solve import WORST_OFF, Proposal
from lib.domain.allocation.rules import Rulebook
from lib.domain.allocation.sentences import DEMO_WORDS
from lib.domain.numbers import hours, number

PROVEN = "Bevist: ingen placering er bedre, når reglerne holdes og den dårligst stillede zone kommer først."
ASK = "Tryk på »Foreslå en placering«: svaret er den bedste placering, reglerne tillader"
NO_NEED = "Der kan ikke foreslås en placering: ingen indsats har et kendt behov"
CLASH = "Reglerne kan ikke alle holde på én gang"


def proposal_sentence(
    done: Outcome, before: Placement, after: Placement, agreement: Agreement, needs: Sequence[Need]
) -> str:
    """What the proposal moves and what comes of it: dækning, and the zone that is worst off before."""
    moved = hours_moved(before, after)
    if not moved:
        return "Forslaget flytter ingen timer: bedre placering tillader reglerne ikke"
    if done.before is None or done.after is None:
        return NO_NEED
    change = f"fra {_pct(done.before)} til {_pct(done.after)} procent"
    sentence = f"Forslaget flytter {hours(moved)} timer: dækningen går {change}"
    zone = _worst_zone(before, needs, agreement)
    stood = next((pair for pair in done.standings if pair[0].zone == zone), None)
    if stood is not None and stood[0].ratio is not None and stood[1].ratio is not None:
        sentence += (
            f", og {agreement.zone_name(zone)}, der er dårligst stillet, går fra {_pct(100 * stood[0].ratio)} til "
            f"{_pct(100 * stood[1].ratio)} procent af sin andel"
        )
    return f"{sentence} ({DEMO_WORDS})" if done.demo else sentence


def proven_sentence(proposal: Proposal, rulebook: Rulebook) -> str:
    """Whether nothing better exists, else how far from it; or that the check outside the solver failed."""
    if proposal.broken:
        names = "; ".join(_rule(rulebook, rule_id) for rule_id in proposal.broken)
        return f"Forslaget brød ved kontrollen {names} og kan ikke bruges."
    if proposal.proven:
        return PROVEN
    gaps = "; ".join(
        f"{'dårligst stillede zone' if stage.aim == WORST_OFF else 'timer'}: {number(_shown_gap(stage.aim, stage.gap))}"
        for stage in proposal.stages
        if stage.gap
    )
    return f"Ikke bevist bedst: regningen blev afbrudt. Afstand til det bedste, der kan findes ({gaps})."


def binding_sentence(binding: Binding, found: Proposal, rulebook: Rulebook) -> str:
    """What lifting one rule would give."""
    without = binding.without
    before, after = found.value(WORST_OFF), without.value(WORST_OFF)
    gain = (found.value("mangel") - without.value("mangel")) / 2
    if after > before:
        change = f"fra {_pct(100 * before)} til {_pct(100 * after)} procent"
        what = f"den dårligst stillede zone ville gå {change} af sin andel"
    else:
        what = f"{hours(round(gain, 1))} timer mere ville stå, hvor behovet er"
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


def _pct(value: float) -> str:
    return number(value, 0)


def _shown_gap(aim: str, gap: float) -> float:
    """Percentage points of the share for the worst-off zone, hours for the rest."""
    return 100 * gap if aim == WORST_OFF else gap / 2
