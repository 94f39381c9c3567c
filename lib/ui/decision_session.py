"""What has been typed in the form of a decision, in the session: under the matter's own keys, so that several forms may
stand on one page and what is typed outlives a correction by somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from lib.domain.allocation.placement import Move
from lib.domain.decisions.decision import Decision, Result, Voice, Vote, Voter, Way
from lib.domain.decisions.entry import DecisionEntry, ExpectedEntry
from lib.domain.decisions.matter import Matter
from lib.domain.events import day_text
from lib.ui.correcting import STILL_THERE
from lib.ui.markup import element, join, text

NEW = "ny"
MOST_EXPECTED = 12
_ROW = ("indikator", "omraade", "lav", "hoej", "senest", "grundlag", "fra")


@dataclass(frozen=True)
class DecisionScope:
    """The keys of one matter of one meeting. `name` tells matters without an indstilling apart."""

    meeting_id: int
    matter: Matter
    name: str = ""

    def key(self, *parts: object) -> str:
        """A key of the session that no other form on the page has."""
        own = (self.meeting_id, self.matter.indstilling_id or 0, self.name or "punkt")
        return "_".join(str(part) for part in ("beslutning", *own, *parts))

    def get(self, chosen: str, field: str) -> object:
        """What stands in a field of the decision `chosen`."""
        return st.session_state.get(self.key(chosen, field))

    def words(self, chosen: str, field: str) -> str:
        """The text that stands in a field."""
        return str(self.get(chosen, field) or "")


def fill(
    scope: DecisionScope, chosen: str, decision: Decision | None, voters: Sequence[Voter], day: str
) -> None:
    """Put the decision's own words in the fields, the first time that they are drawn; `day` is the meeting's."""
    state = st.session_state
    if scope.key(chosen, "titel") in state:
        return
    matter = scope.matter
    fields = None if decision is None else decision.fields
    first = {
        "slags": fields.kind if fields else matter.kind or None,
        "titel": fields.title if fields else matter.title,
        "ordlyd": fields.text if fields else matter.text,
        "besluttet": day_text(fields.decided_on) if fields else day,
        "gaelder": day_text(fields.in_force_from) if fields and fields.in_force_from else "",
        "resultat": fields.result.value if fields else None,
        "maade": fields.way.value if fields else None,
        "flytninger": list(range(len(moves_of(scope, decision)))),
        "begrundelse": "",
        "antal": len(fields.expectations) if fields else 0,
        "udgave": decision.row_id if decision else None,
        "foreslaaet": None,
    }
    said = {vote.voter_id: vote for vote in fields.votes} if fields else {}
    for voter in voters:
        vote = said.get(voter.voter_id)
        first[f"stemme_{voter.voter_id}"] = vote.voice.value if vote else None
        first[f"saerstandpunkt_{voter.voter_id}"] = vote.dissent if vote else ""
    for place, each in enumerate(fields.expectations if fields else ()):
        row = (
            each.indicator_id,
            each.area_id,
            plain(each.low),
            plain(each.high),
            day_text(each.by),
            each.basis,
        )
        for field, value in zip(_ROW, (*row, each.since), strict=True):
            first[f"{field}_{place}"] = value
    for field, value in first.items():
        state[scope.key(chosen, field)] = value


def moves_of(scope: DecisionScope, decision: Decision | None) -> tuple[Move, ...]:
    """The moves that may be decided on: those of the matter, or those of the decision where the matter has none."""
    if scope.matter.moves or decision is None:
        return scope.matter.moves
    return decision.fields.moves


def votes_typed(scope: DecisionScope, chosen: str, voters: Sequence[Voter]) -> tuple[Vote, ...]:
    """The votes that have been given so far."""
    given = []
    for voter in voters:
        voice = scope.get(chosen, f"stemme_{voter.voter_id}")
        if voice is not None:
            dissent = scope.words(chosen, f"saerstandpunkt_{voter.voter_id}")
            given.append(Vote(voter.voter_id, Voice(str(voice)), dissent))
    return tuple(given)


def typed(
    scope: DecisionScope, chosen: str, decision: Decision | None, voters: Sequence[Voter]
) -> DecisionEntry:
    """What stands in the fields of the decision `chosen`."""
    moves = moves_of(scope, decision)
    picked = scope.get(chosen, "flytninger")
    kept = tuple(moves[place] for place in sorted(picked if isinstance(picked, list) else ()))
    result, way = scope.get(chosen, "resultat"), scope.get(chosen, "maade")
    kind = scope.get(chosen, "slags")
    return DecisionEntry(
        kind=None if kind is None else str(kind),
        title=scope.words(chosen, "titel"),
        text=scope.words(chosen, "ordlyd"),
        decided_on=scope.words(chosen, "besluttet"),
        result=None if result is None else Result(str(result)),
        way=None if way is None else Way(str(way)),
        votes=votes_typed(scope, chosen, voters),
        in_force_from=scope.words(chosen, "gaelder"),
        moves=kept,
        expected=tuple(expected_typed(scope, chosen, place) for place in range(rows_of(scope, chosen))),
        delaftaler=scope.matter.delaftaler if decision is None else decision.fields.delaftaler,
        reason=None if chosen == NEW else scope.words(chosen, "begrundelse"),
        left_out=len(kept) < len(moves),
    )


def rows_of(scope: DecisionScope, chosen: str) -> int:
    """How many expectations there are fields for."""
    return int(str(scope.get(chosen, "antal") or 0))


def expected_typed(scope: DecisionScope, chosen: str, place: int) -> ExpectedEntry:
    """One expectation as it stands in its fields."""
    indicator, area, low, high, by, basis = (scope.words(chosen, f"{field}_{place}") for field in _ROW[:-1])
    since = st.session_state.get(scope.key(chosen, f"fra_{place}"))
    return ExpectedEntry((indicator, area) if indicator or area else None, low, high, by, basis, since)


def add_row(scope: DecisionScope, chosen: str, by: str) -> None:
    """Fields for one more expectation, with the day `by` in them."""
    place = rows_of(scope, chosen)
    for field in _ROW:
        st.session_state[scope.key(chosen, f"{field}_{place}")] = (
            None if field in ("indikator", "omraade", "fra") else ""
        )
    st.session_state[scope.key(chosen, f"senest_{place}")] = by
    st.session_state[scope.key(chosen, "antal")] = place + 1


def drop_row(scope: DecisionScope, chosen: str) -> None:
    """Take the last expectation's fields away."""
    st.session_state[scope.key(chosen, "antal")] = max(rows_of(scope, chosen) - 1, 0)


def refuse(scope: DecisionScope, sentences: Sequence[str]) -> None:
    """Say next time why nothing was kept; the fields stand as they were typed."""
    st.session_state[scope.key("afvist")] = tuple(sentences)


def kept(scope: DecisionScope, chosen: str, sentence: str) -> None:
    """Say next time what was done, and let the fields begin again."""
    prefix = scope.key(chosen, "")
    for key in [key for key in st.session_state if str(key).startswith(prefix)]:
        del st.session_state[key]
    st.session_state.pop(scope.key("valgt"), None)
    st.session_state[scope.key("besked")] = sentence


def overtaken(scope: DecisionScope, chosen: str, why: str, newest: Decision | None) -> None:
    """Say next time that somebody else came first; what was typed stands, to be saved again on what is there now."""
    if newest is not None:
        st.session_state[scope.key(chosen, "udgave")] = newest.row_id
        refuse(scope, (why, STILL_THERE))
        return
    refuse(scope, (why, "Beslutningen er trukket tilbage. Skal den gælde, må den skrives som en ny."))


def messages(scope: DecisionScope) -> bool:
    """What was left by the run before, once; True when something was refused."""
    if sentence := st.session_state.pop(scope.key("besked"), ""):
        st.html(element("p", text(sentence), class_="zk-receipt", role="status"))
    faults = st.session_state.pop(scope.key("afvist"), ())
    if faults:
        told = element("ul", join(element("li", text(fault)) for fault in faults), class_="zk-faults")
        st.html(element("div", element("b", "Ikke gemt."), told, class_="zk-alert", role="alert"))
    return bool(faults)


def plain(value: float) -> str:
    """A number as somebody would type it: 40.5 -> '40,5', 40.0 -> '40'."""
    return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
