"""The paper of the indstilling in tests/domain/indstilling/made.py, on four square zones."""

import json

import pandas as pd

from lib.domain.decisions.decision import DecisionKind
from lib.domain.indstilling.facts import ProposalFacts
from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.material.paper import Paper
from lib.material.indstilling_paper import Drawn, indstilling_paper
from lib.ui.theme import LIGHT
from tests.domain.indstilling.made import ASSESSMENTS, FIELDS, NAMES, facts

MARK = "Planen · version abcdef · 22. nov. 2026"
BUDGET = DecisionKind("budget", "Ændring af budgettet", "Landsbyggefonden", False, "punkt 5")


def square(place: int) -> str:
    """A zone of a tenth of a degree on either side."""
    west, south = 9.0 + 0.1 * (place % 2), 55.0 + 0.1 * (place // 2)
    corners = [(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0)]
    ring = [[west + x, south + y] for x, y in corners]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


SHAPES = pd.DataFrame(
    {
        "area_id": [f"zone{number}" for number in (1, 2, 3, 4)],
        "number": [1, 2, 3, 4],
        "name": [f"Zone {number}" for number in (1, 2, 3, 4)],
        "geojson": [square(place) for place in range(4)],
    }
)


def made_paper(
    found: ProposalFacts | None = None,
    fields: IndstillingFields = FIELDS,
    kind: DecisionKind | None = None,
) -> Paper:
    """The paper of the facts; of the published need where none are given."""
    return indstilling_paper(found or facts(), fields, ASSESSMENTS, NAMES, kind, Drawn(SHAPES, LIGHT), MARK)
