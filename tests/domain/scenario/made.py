"""Scenarios for the tests: on the small plan by hand, and any at all for the properties."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from lib.domain.allocation.coverage import Need
from lib.domain.allocation.placement import Move
from lib.domain.allocation.terms import Lock, Terms
from lib.domain.allocation.weighing import Weighing
from lib.domain.free_text import clean_text
from lib.domain.scenario.document import Assumption, ScenarioDocument
from tests.domain.allocation.builders import ZONE_IDS, move


def document(name: str, *moves: Move, terms: Terms | None = None, **fields: object) -> ScenarioDocument:
    """A scenario of a small plan by its name and moves."""
    own = {"plan_id": "plan", "version": "v1", "rules": (), **fields}
    return ScenarioDocument(name=name, moves=moves, terms=terms or Terms(), **own)  # type: ignore[arg-type]  # tests choose the fields


def need(activity_id: str, persons: Sequence[float], basis: str = "published") -> Need:
    """Persons in the four zones."""
    return Need(activity_id, tuple(zip(ZONE_IDS, persons, strict=True)), basis)


def moved(hours: float, activity_id: str = "a", from_zone: int = 1, to_zone: int = 2) -> Move:
    """A move on the small plan, from zone 1 to zone 2 unless said."""
    return move(activity_id, from_zone, to_zone, hours)


def _texts(most: int, least: int = 0) -> st.SearchStrategy[str]:
    return st.text(max_size=most).map(clean_text).filter(lambda text: len(text) >= least)


def _ids(least: int = 1) -> st.SearchStrategy[str]:
    return _texts(20, least)


def any_documents() -> st.SearchStrategy[ScenarioDocument]:
    """Any scenario that can be kept, most of them of no plan."""
    moves = st.builds(
        Move,
        _ids(),
        _ids(),
        _ids(),
        _ids(),
        st.integers(1, 20_000),
        st.none() | st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    )
    terms = st.builds(
        Terms,
        st.frozensets(_ids(), max_size=4),
        st.frozensets(st.builds(Lock, _ids(0), _ids(0)), max_size=4),
        st.none() | st.integers(0, 20_000),
        st.lists(st.tuples(_ids(), st.integers(1, 20_000)), max_size=3).map(tuple),
    )
    numbers = st.floats(-1e12, 1e12)
    return st.builds(
        ScenarioDocument,
        _ids(),
        _texts(40).map(lambda text: " ".join(text.split())),
        _ids(),
        st.lists(_ids(), max_size=4).map(tuple),
        st.lists(moves, max_size=5).map(tuple),
        terms,
        st.lists(st.builds(Assumption, _ids(), numbers), max_size=3).map(tuple),
        st.lists(st.integers(1, 2**31 - 1), max_size=3).map(tuple),
        _texts(80),
        st.none()
        | st.builds(
            Weighing, _ids(0), st.lists(st.tuples(_ids(), st.floats(0.01, 100)), max_size=4).map(tuple)
        ),
    )
