"""The deck of the shipped plan: one message a slide, in the sentences of the live pages."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lib.domain.allocation.placement import Move
from lib.domain.decisions.decision import DecisionKind, Voter
from lib.domain.indstilling.indstilling import Indstilling, IndstillingFields
from lib.domain.material.slide import Slide
from lib.domain.meetings.meeting import AgendaItem, Meeting, MeetingFields
from lib.domain.scenario.document import ScenarioDocument
from lib.material.allocation import proposal_of, rulebook_of
from lib.material.ground import ForDecision, LastMeeting, MeetingGround
from lib.material.matters import matters_of
from lib.material.slides import meeting_slides
from lib.ui.theme import LIGHT
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

JOBCENTER = "Fredericia Jobcenter (fremskudte medarbejdere)"
MOVES = (
    Move("fremskudt", JOBCENTER, "zone1", "zone4", 24),
    Move("fremskudt", JOBCENTER, "zone1", "zone3", 12),
)
AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(scope="module")
def ground(public_warehouse: PublicWarehouse) -> MeetingGround:
    plan = questions.plan(public_warehouse)
    return MeetingGround(public_warehouse, plan, "Plan · version abcdef", "abcdef" + "0" * 58, LIGHT)


@pytest.fixture(scope="module")
def shipped(ground: MeetingGround) -> dict[str, Slide]:
    return {slide.slide_id: slide for slide in meeting_slides(ground)}


def test_the_shipped_plan_has_a_slide_for_every_message(shipped: dict[str, Slide]) -> None:
    zones = [f"zone:zone{number}" for number in range(1, 5)]
    assert list(shipped) == ["siden-sidst", "overblik", "kort", *zones, "maal", "kriterier", "timer"]
    for slide in shipped.values():
        assert slide.title.strip(".") == slide.title != "", slide.slide_id
        assert slide.source, slide.slide_id
        assert slide.picture is None or slide.table is None, "one picture or one table"
        assert not slide.demo, "published and loaded numbers only"


def test_the_numbers_are_those_of_the_agreement(shipped: dict[str, Slide]) -> None:
    # The agreement, table 10: outside the labour market in 2019.
    assert [each.value for each in shipped["kort"].numbers] == [
        "47,9\xa0%",
        "39,2\xa0%",
        "40,3\xa0%",
        "42,4\xa0%",
    ]
    picture = shipped["overblik"].picture
    assert picture is not None
    assert "Zone 1 47,9 (før 53,4)" in picture.alt
    assert "Fredericia Kommune 22,3" in picture.alt
    table = shipped["zone:zone1"].table
    assert table is not None
    assert table.rows[0][1:] == ("47,9\xa0%", "22,3\xa0%", "▲ 25,6 ugunstigt")
    assert sum(int(each.value) for each in shipped["maal"].numbers) == 59


def test_a_first_meeting_says_that_there_was_none_before(
    shipped: dict[str, Slide], ground: MeetingGround
) -> None:
    assert shipped["siden-sidst"].title == "Der er ikke holdt et møde før dette"
    same = LastMeeting(date(2026, 9, 3), "fedcba", ground.warehouse)
    (slide,) = (each for each in meeting_slides(replace(ground, last=same)) if each.slide_id == "siden-sidst")
    assert slide.title == "Tallene er de samme som ved mødet 3. september 2026"


def test_a_proposal_has_its_slides_and_all_say_the_numbers_of_one_call(ground: MeetingGround) -> None:
    warehouse = ground.warehouse
    rulebook = rulebook_of(warehouse, ground.plan)
    document = ScenarioDocument("fredericia", "Mere til zone 4", "", (), MOVES)
    facts = proposal_of(
        warehouse, rulebook, [document, replace(document, name="Halvt", moves=MOVES[:1])], True
    )
    matter = ForDecision("Ny placering", ("En stemme hver.",))
    slides = {
        each.slide_id: each for each in meeting_slides(replace(ground, facts=facts, for_decision=(matter,)))
    }
    assert "timer" not in slides
    assert slides["forslag"].title == facts.finding == facts.proposed.outcome.headline
    assert [each.value for each in slides["forslag"].numbers][:2] == ["18 timer", "86 → 92 %"]
    compared = slides["alternativer"].table
    assert compared is not None
    assert [row[0] for row in compared.rows] == ["Mere til zone 4", "Uændret placering", "Halvt"]
    assert compared.rows[0][2] == "92\xa0%"
    zones = slides["zonernes-timer"].table
    assert zones is not None
    assert [row[3] for row in zones.rows] == ["−18", "0", "+6", "+12"]
    assert slides["beslutning"].title == "Til beslutning: Ny placering"


def test_an_agenda_opens_the_deck_and_its_matters_close_it(ground: MeetingGround) -> None:
    agenda = (
        AgendaItem("Status", "orientering"),
        AgendaItem("Ny strategi", "beslutning", indstilling_id=7),
    )
    fields = IndstillingFields("Ny strategi", "strategi", (), (), (), "")
    kinds = (DecisionKind("strategi", "Strategisk aftale", "Landsbyggefonden", True, ""),)
    matters = matters_of(
        agenda, {7: Indstilling(7, 7, fields, AT, "t")}, kinds, (Voter("a", "Boligorganisation A", ""),)
    )
    assert [each.title for each in matters] == ["Ny strategi"]
    assert matters[0].lines == (
        "Strategisk aftale: træder først i kraft, når Landsbyggefonden har godkendt.",
        "Enighed søges; kan kun vedtages i enighed.",
        "En stemme hver: Boligorganisation A.",
    )
    meeting = Meeting(3, 9, MeetingFields("bestyrelse", date(2026, 12, 3), "09:00", agenda=agenda), AT, "t")
    first = meeting_slides(replace(ground, meeting=meeting, meeting_name="Bestyrelsesmøde"))[0]
    assert (first.slide_id, first.title) == ("aabning", "Bestyrelsesmøde 3. december 2026")
    assert first.lines == ("1. Status (orientering)", "2. Ny strategi (beslutning)")
