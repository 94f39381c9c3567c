"""In what order the proposal takes its aims, or how the user weighs them; all of it stands in the address."""

import streamlit as st

from lib.domain.allocation.proposal.solve import COVERAGE_FIRST, WORST_OFF_FIRST, Aims
from lib.domain.allocation.proposal.weights import Weights
from lib.ui.frame import caption
from lib.ui.profile_choices import choice
from lib.ui.proposal_words import NO_WEIGHTS, ORDER_WORDS, weights_words

ZONE_FIRST, HOURS_FIRST, OWN = "zone", "daekning", "vej"
ORDERS = {
    ZONE_FIRST: "Dårligst stillede zone først",
    HOURS_FIRST: "Dækning først",
    OWN: "Vej selv",
}
_AIMS = {ZONE_FIRST: WORST_OFF_FIRST, HOURS_FIRST: COVERAGE_FIRST}
MOST_POINTS = 10
SLIDERS = (
    ("Dårligst stillede zone", "vejning_zone", 5),
    ("Dækning", "vejning_daekning", 3),
    ("Få flyttede timer", "vejning_flyttet", 1),
)
"""Label, key, and the points at first: what the agreement puts first weighs most."""


def chosen_aims(measured_hours: float) -> Aims:
    """The aims as chosen, and under the choice what it means. `measured_hours`: the hours that dækning is measured on,
    a hundred points."""
    order = choice("Rækkefølge", ORDERS, "raekkefoelge", width=320)
    if order != OWN:
        caption(ORDER_WORDS[_AIMS[order]])
        return _AIMS[order]
    given = [_points(*each) for each in SLIDERS]
    if not any(given):
        caption(NO_WEIGHTS)
    weights = Weights(*given) if any(given) else Weights(1, 1, 1)
    caption(weights_words(weights, measured_hours))
    return weights


def _points(label: str, key: str, first: int) -> int:
    return int(st.slider(label, 0, MOST_POINTS, first, key=key, bind="query-params", persist_state="session"))
