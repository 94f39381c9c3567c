"""A decision as text: what is written is read again, and nothing that somebody else wrote is trusted."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.decisions.decision import DecisionFields, Expectation, Result, Voice, Vote, Way
from lib.domain.decisions.written import MOST_SIGNS, DecisionUnreadable, from_json, to_json
from tests.domain.decisions.made import expectation, fields, moved

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))
IDS = st.text("abcæø_12", min_size=1, max_size=12)


@given(
    st.builds(
        DecisionFields,
        st.integers(1, 10**6),
        st.none() | st.integers(1, 10**6),
        IDS,
        st.text(max_size=40),
        st.text(max_size=80),
        DAYS,
        st.sampled_from([Result.REJECTED, Result.POSTPONED, Result.ADOPTED]),
        st.sampled_from(list(Way)),
        st.lists(st.builds(Vote, IDS, st.sampled_from(list(Voice)), st.text(max_size=30)), max_size=4).map(
            tuple
        ),
        st.none() | DAYS,
        st.just(()),
        st.lists(
            st.builds(
                Expectation, IDS, IDS, st.floats(-9, 0), st.floats(0, 9), DAYS, IDS, IDS, st.none() | DAYS
            ),
            max_size=3,
        ).map(tuple),
        IDS,
        st.lists(st.integers(1, 99), max_size=3).map(tuple),
    )
)
def test_what_is_written_is_read_again(made: DecisionFields) -> None:
    assert from_json(to_json(made)) == made


def test_moves_come_through_with_their_days() -> None:
    made = fields(moved(1, 4, 2.5), moved(2, 3, 1, starts=dt.date(2027, 2, 1)), expectations=(expectation(),))
    assert from_json(to_json(made)) == made


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"schema": 2}, "schema"),
        ({"result": "vist nok"}, "result"),
        ({"votes": "for"}, "votes"),
        ({"votes": [{"voter_id": "k", "voice": "råber", "dissent": ""}]}, "råber"),
        ({"decided_on": "1.12.2026"}, "decided_on"),
        ({"in_force_from": None}, "flytter timer uden at være vedtaget fra en dag"),
        ({"result": "forkastet"}, "flytter timer uden at være vedtaget"),
        ({"meeting_id": True}, "meeting_id"),
        ({"title": "x" * 201}, "title"),
        ({"fremmed": 1}, "fremmed"),
        ({"moves": [{}]}, "flytning 1"),
        ({"delaftaler": [0]}, "delaftaler"),
    ],
)
def test_a_text_that_is_no_decision_is_refused_in_danish(change: dict[str, object], why: str) -> None:
    text = json.dumps(json.loads(to_json(fields(moved(1, 4, 2)))) | change)
    with pytest.raises(DecisionUnreadable, match="^Beslutningen kan ikke læses: ") as caught:
        from_json(text)
    assert why in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "[]", "null", '{"schema": 1}', '{"schema": NaN}', "[" * 100_000, "x" * (MOST_SIGNS + 1)]
)
def test_nothing_else_is_read_either(text: str) -> None:
    with pytest.raises(DecisionUnreadable):
        from_json(text)


def test_an_interval_upside_down_is_no_interval() -> None:
    made = json.loads(to_json(fields(expectations=(expectation(),))))
    made["expectations"][0]["low"] = 99
    with pytest.raises(DecisionUnreadable, match="større end"):
        from_json(json.dumps(made))
