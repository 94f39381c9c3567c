"""The minutes: what stands in them, for whom it waits, and a dissenting view only where it was asked for."""

from dataclasses import replace
from datetime import date

from lib.domain.decisions.decision import Way
from lib.domain.decisions.matter import DecisionRules
from lib.domain.material.paper import Bullets, Heading, Note, Paper, Text
from lib.domain.material.table import WordTable
from lib.domain.meetings.agenda import DECISION, SINCE_LAST
from lib.domain.meetings.meeting import AgendaItem, MeetingState
from lib.material.minutes_paper import DRAFT, NOT_DECIDED, Minuted, minutes_paper
from tests.domain.allocation.builders import move, real_rulebook
from tests.domain.decisions import made as decided
from tests.domain.meetings.made import KINDS, meeting

DAY = date(2026, 11, 20)
AGENDA = (
    SINCE_LAST,
    AgendaItem("Flyt timer", DECISION, indstilling_id=7),
    AgendaItem("Budget", DECISION, text="Mere til klubber."),
    AgendaItem("Mødeplan", DECISION),
)
RULES = DecisionRules(decided.VOTERS, decided.KINDS, real_rulebook().agreement)
PLACED = decided.decision(1, move("fremskudt", 1, 4, 12, "r"))
BUDGET = decided.decision(
    2,
    kind="budget",
    title="Budget",
    indstilling_id=None,
    way=Way.MAJORITY,
    votes=(
        replace(decided.votes("ffi")[0]),
        decided.votes("ffi")[1],
        replace(decided.votes("ffi")[2], dissent="Nej."),
    ),
)


def paper(state: MeetingState = MeetingState.CLOSED, *, agenda: tuple[AgendaItem, ...] = AGENDA) -> Paper:
    own = meeting(1, "bestyrelse", DAY, state=state, agenda=agenda, note="Næste møde aftales.")
    minuted = Minuted("Bestyrelsesmøde", "Bestyrelsen", KINDS, (PLACED, BUDGET), (), RULES, DAY)
    return minutes_paper(own, minuted, "a" * 64, "Planen · version aaaaaa")


def words(made: Paper) -> str:
    return "\n".join(
        each.words if isinstance(each, Heading | Text | Note) else "\n".join(each.items)
        for each in made.blocks
        if isinstance(each, Heading | Text | Note | Bullets)
    )


def test_the_minutes_say_what_was_decided_and_what_waits() -> None:
    made = paper()
    assert (made.title, made.version) == ("Bestyrelsesmøde 20. november 2026 traf to beslutninger", "a" * 64)
    said = words(made)
    assert (
        "2. Flyt timer\nTil beslutning.\nVedtaget i enighed: 3 for. Træder i kraft 1. december 2026." in said
    )
    assert "Budget: Venter på godkendelse fra Landsbyggefonden og gælder ikke endnu." in said
    assert "Mere til klubber." in said
    assert said.count(NOT_DECIDED) == 1
    assert "12 timer fra" in said
    assert DRAFT not in said
    assert said.endswith("Note\nNæste møde aftales.")


def test_each_organisation_has_its_vote_and_its_view_where_it_asked() -> None:
    tables = [each for each in paper().blocks if isinstance(each, WordTable)]
    assert [row[1:] for row in tables[0].rows] == [("for", "–")] * 3
    assert tables[1].rows[2] == ("Kommunen", "imod", "Nej.")


def test_before_the_meeting_is_over_they_are_a_draft_and_no_decision_is_lost() -> None:
    said = words(paper(MeetingState.OPEN, agenda=AGENDA[:2]))
    assert DRAFT in said
    assert "Andre beslutninger\nBudget" in said
