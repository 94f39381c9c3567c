"""A house where every action of every page has something to be done to, and where on the pages its controls stand."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from lib.domain.access.account import LOCAL, program
from lib.domain.access.actions import Action
from lib.domain.assessment import AssessmentFields
from lib.domain.dates import danish_day
from lib.domain.decisions.decision import Voice, Vote
from lib.domain.delaftaler.edition import EditionFields
from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.meetings.meeting import AgendaItem, MeetingFields, MeetingState
from lib.state.assessments import AssessmentBook
from lib.state.decisions import DecisionBook
from lib.state.delaftaler import EditionBook
from lib.state.indstillinger import IndstillingBook
from lib.state.meetings import MeetingBook
from lib.state.scenario_book import ScenarioBook
from lib.state.versions import active_version
from tests.conftest import BuiltHouse
from tests.domain.decisions.made import fields as decision_fields
from tests.domain.indstilling.made import MOVES, document
from tests.pages.loaded_house import open_loaded_house, zone_rows

TODAY = danish_day(dt.datetime.now(dt.UTC))
ACTIVITY = "myob"


@dataclass(frozen=True)
class View:
    """A page as somebody finds it: by an `address`.

    `controls`: an action -> the keys of what one does it with, all of which are drawn for who may; with a star its
    beginning. `said`: the actions that the page says it is not for, where it is not.
    """

    page: str
    controls: Mapping[Action, tuple[str, ...]]
    address: Mapping[str, str] = field(default_factory=dict)
    said: frozenset[Action] = frozenset()


@dataclass(frozen=True)
class RoleHouse:
    """What was made: the ids that addresses name."""

    scenario: str
    meeting: str
    draft: str

    def view(self, name: str) -> View:
        """The view of that name in VIEWS."""
        page, controls, address, *said = VIEWS[name]
        ids = {"SCENARIE": self.scenario, "MOEDE": self.meeting, "KLADDE": self.draft}
        asked = {key: ids.get(value, value) for key, value in address.items()}
        return View(page, controls, asked, frozenset(said))


VIEWS: dict[str, tuple[str, dict[Action, tuple[str, ...]], dict[str, str], *tuple[Action, ...]]] = {
    "vurderinger": ("profil", {Action.ASSESS: ("vurdering_*",)}, {}, Action.ASSESS),
    "opfølgning": (
        "maal", {Action.FOLLOW_UP: ("gem_opfoelgning*",)}, {"del_maal": "Opfølgning"}, Action.FOLLOW_UP,
    ),
    "begivenheder": ("aktiviteter", {Action.EVENT: ("gem_*",)}, {"vis_indsats": "Begivenheder"}, Action.EVENT),
    "delaftale": (
        "aktiviteter",
        {Action.DELAFTALE: ("gem_delaftale", "traek_delaftale"), Action.MEETING: ("send_delaftale",)},
        {"aktivitet": ACTIVITY.upper(), "del_delaftale": "Skriv en kladde"},
    ),
    "scenarier": (
        "simulering",
        {
            Action.SCENARIO: ("kopier",),
            Action.OTHERS_SCENARIO: ("laeg_vaek", "gem_scenarie"),
            Action.COMMENT: ("kommenter",),
        },
        {"del": "Scenarier", "scenarie": "SCENARIE"},
        Action.SCENARIO, Action.COMMENT,
    ),
    "grænser": (
        "simulering",
        {Action.BORDERS: ("graense_tilfoej", "graense_spoerg")},
        {"del": "Zonegrænser"},
        Action.BORDERS,
    ),
    "vægte": ("prioritering", {Action.WEIGH: ("gem_vaegte", "tag_ud")}, {}, Action.WEIGH),
    "møde": (
        "moeder",
        {
            Action.MEETING: ("afslut", "aflys", "gem_moede_*", "tilfoej_punkt_*", "punkt_fjern_*"),
            Action.DECIDE: ("beslutning_*", "godkendelse_*"),
        },
        {"moede": "MOEDE"},
        Action.DECIDE,
    ),
    "nyt møde": ("moeder", {Action.MEETING: ("gem_moede_ny",)}, {"moede": "ny"}, Action.MEETING),
    "dias": ("praesentation", {Action.MEETING: ("gem_dias",)}, {"til_moede": "MOEDE", "valgte": "overblik"}),
    "indstilling": (
        "indstilling",
        {Action.INDSTILLING: ("gem_indstilling", "traek_indstilling")},
        {"del_indstilling": "Skriv"},
        Action.INDSTILLING,
    ),
    "til mødet": ("indstilling", {Action.MEETING: ("send_indstilling",)}, {}, Action.MEETING),
    "indlæsning": (
        "datatraek", {Action.IMPORT: ("laes", "statbank"), Action.WITHDRAW: ("ja_traek_tilbage",)}, {},
    ),
    "udgivelse": ("datatraek", {Action.PUBLISH: ("udgiv",)}, {"kladde": "KLADDE"}),
}  # fmt: skip
"""Page, its controls, its address, and what it says that one may not."""

WAIT_FOR_INPUT = {"gem_vaegte", "tag_ud", "graense_tilfoej"}
"""Drawn, and dead until something has been typed or picked."""


def make_role_house(house: BuiltHouse, folder: Path, monkeypatch: pytest.MonkeyPatch) -> RoleHouse:
    """The house, with everything written by the machine's own account, scenarios and all."""
    loaded = open_loaded_house(house, folder, monkeypatch)
    loaded.answer(monkeypatch)
    engine, plan_id = loaded.engine, loaded.settings.plan_id
    scenario = _indstilling(engine, plan_id)
    meetings = MeetingBook(engine, plan_id, LOCAL)
    agenda = (AgendaItem("Mødeplan", "beslutning"),)
    active = active_version(engine, plan_id)
    assert active is not None
    own = MeetingFields("bestyrelse", TODAY, state=MeetingState.OPEN, version=active.version, agenda=agenda)
    meeting = meetings.write(own)
    meetings.write(MeetingFields("bestyrelse", dt.date(2099, 12, 1)))
    EditionBook(engine, plan_id, LOCAL).write(EditionFields(ACTIVITY, (("formaal", "Nyt"),), ()), None, "ny")
    votes = tuple(Vote(voter, Voice.FOR) for voter in ("boligkontoret", "boli_nu", "kommunen"))
    waits = {"kind": "budget", "meeting_id": meeting, "indstilling_id": None, "title": "Budget"}
    wanted = decision_fields(**waits, votes=votes, decided_on=TODAY)
    DecisionBook(engine, plan_id, LOCAL).write(wanted)
    draft = loaded.load("kladde.xlsx", zone_rows(40.0))
    loaded.load("udgivet.xlsx", zone_rows(), published=True)  # the latest one stands first on the page
    return RoleHouse(scenario, str(meeting), draft)


def served_role_house(house: BuiltHouse, folder: Path) -> tuple[RoleHouse, dict[str, str]]:
    """The same for a server of its own, and the environment that shows it."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in house.environment.items():
            patch.setenv(name, value)
        made = make_role_house(house, folder, patch)
    return made, {
        **house.environment,
        "ZONEKOMPAS_WAREHOUSE": str(folder / "warehouse"),
        "ZONEKOMPAS_STATE_URL": f"sqlite:///{folder / 'state.sqlite'}",
        "ZONEKOMPAS_DATATRAEK": str(folder / "datatraek"),
    }


def _indstilling(engine: Engine, plan_id: str) -> str:
    """An indstilling that lacks nothing; returns the id of the scenario it proposes, which is another's."""
    scenarios, assessments = (
        ScenarioBook(engine, plan_id, program("konto-anden")),
        AssessmentBook(engine, plan_id, LOCAL),
    )
    made = [
        scenarios.new(replace(document(name, *moves), plan_id=plan_id), "kladde")
        for name, moves in (("Mod behovet", MOVES), ("Halvdelen", MOVES[:1]))
    ]
    for zone in (1, 3, 4):
        text = AssessmentFields(
            f"zone{zone}", "", "Boligsocial medarbejder", "Vi ser det.", dt.date(2026, 11, 3)
        )
        assessments.write(text, dt.datetime.now(dt.UTC), None, "")
    saves = tuple((each.scenario_id, each.head.save_id) for each in made)
    texts = (("baggrund", "Bestyrelsen bad om det."),)
    IndstillingBook(engine, plan_id, LOCAL).write(
        IndstillingFields("Flere timer", "placering", saves, (1, 2, 3), texts, "v")
    )
    return made[0].scenario_id
