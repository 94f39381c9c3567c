"""What is said of a proposal: the proof, the distance to the best, and what lifting a rule would give."""

from math import inf

import pytest

from lib.domain.allocation.placement import Placement
from lib.domain.allocation.proposal.binding import Binding
from lib.domain.allocation.proposal.solve import COVERAGE_FIRST, WORST_OFF_FIRST, Proposal
from lib.domain.allocation.proposal.stages import MISSING, MOVED, WEIGHED, WORST_OFF, Stage
from lib.domain.allocation.proposal.weights import Weights
from lib.ui.proposal_words import binding_sentence, points_sentence, proven_sentence, weights_words
from tests.domain.allocation.builders import small_rulebook

RULES = small_rulebook({"a": (4, 0, 0, 0)})
WEIGHTS = Weights(2, 1, 1)


def found(*stages: Stage, broken: tuple[str, ...] = (), **measured: float) -> Proposal:
    return Proposal(Placement.of({}), stages, broken, tuple(measured.items()))


@pytest.mark.parametrize(
    ("aims", "words"),
    [
        (WORST_OFF_FIRST, "den dårligst stillede zone kommer først"),
        (COVERAGE_FIRST, "dækningen kommer først"),
        (WEIGHTS, "hensynene vejes som valgt"),
    ],
)
def test_a_proof_says_by_what_and_that_nothing_is_left(aims: tuple[str, ...] | Weights, words: str) -> None:
    said = proven_sentence(found(Stage(MISSING, 3.0, 3.0)), RULES, aims)
    assert said == (
        f"Bevist: ingen placering er bedre, når reglerne holdes og {words}. Afstand til det bedst mulige: 0."
    )


def test_what_is_not_proven_says_how_far_it_may_be_in_the_units_of_each_aim() -> None:
    short = found(Stage(WORST_OFF, 0.9, 0.912), Stage(MISSING, 8.0, 5.0), Stage(MOVED, 4.0, 4.0))
    assert proven_sentence(short, RULES, WORST_OFF_FIRST).endswith(
        "højst 1,2 procentpoint for den dårligst stillede zone, 1,5 timer mangel."
    )
    assert proven_sentence(found(Stage(WEIGHED, 97.0, 97.25)), RULES, WEIGHTS).endswith("højst 0,25 point.")
    assert "ukendt" in proven_sentence(found(Stage(MOVED, inf, -inf)), RULES, WORST_OFF_FIRST)


def test_what_the_check_outside_the_solver_finds_is_named() -> None:
    said = proven_sentence(found(broken=("base",)), RULES, WORST_OFF_FIRST)
    assert said == "Forslaget brød ved kontrollen Hver zone har timer til sin base og kan ikke bruges."


def test_what_was_weighed_and_what_a_point_is() -> None:
    said = weights_words(WEIGHTS, 250).replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("Vejet: dårligst stillede zone 50 %, dækning 25 %, få flyttede timer 25 %.")
    assert "at 2,5 timer (1 procent af de 250, dækningen måles på) bliver, hvor de er" in said
    assert points_sentence(found(vejet=97.94), 88.2) == (
        "Vejet som valgt får forslaget 97,9 af 100 point; placeringen i dag får 88,2."
    )


@pytest.mark.parametrize(
    ("aim", "before", "after", "words"),
    [
        (WORST_OFF, 0.864, 0.997, "den dårligst stillede zone ville gå fra 86 til 99,7 procent af sin andel"),
        (MISSING, 60.0, 35.0, "12,5 timer mere ville stå, hvor behovet er"),
        (WEIGHED, 90.0, 95.5, "forslaget ville få 95,5 point i stedet for 90,0"),
    ],
)
def test_what_lifting_a_rule_gives_is_said_in_the_unit_of_the_aim(
    aim: str, before: float, after: float, words: str
) -> None:
    said = binding_sentence(Binding("base", aim, found(**{aim: after})), found(**{aim: before}), RULES)
    assert said == f"»Hver zone har timer til sin base«: ophæves den, så {words}."
