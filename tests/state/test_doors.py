"""The table of roles by direct call: every function that writes, or reads what is not for all, asks for itself.

What one may is written out by hand here; what is called is the real function over a real state.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from lib.domain.access.account import Account, NotAllowed, program
from lib.domain.access.actions import Action, Role
from lib.domain.assessment import AssessmentFields
from lib.domain.borders import BorderChange, ShownSum
from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.events import EventFields, EventKind
from lib.domain.goals.follow_up import Meeting
from lib.domain.priority.members import MemberWeights
from lib.domain.scenario.document import ScenarioDocument
from lib.domain.version import Version
from lib.state import scenarios
from lib.state.assessments import AssessmentBook
from lib.state.audit import audit_rows
from lib.state.borders import keep_answer
from lib.state.datatraek import Datatraek, read_draft, register
from lib.state.decisions import DecisionBook
from lib.state.delaftaler import EditionBook
from lib.state.events import add_event, withdraw_event
from lib.state.follow_up import correct_follow_up, record_follow_up
from lib.state.indstillinger import IndstillingBook
from lib.state.meetings import MeetingBook
from lib.state.roles import grant, revoke
from lib.state.scenario_book import ScenarioBook
from lib.state.sign_ins import end_all
from lib.state.versions import WITHDRAWN, Publication, activate
from lib.state.weightings import keep_weighting, take_out

NOW = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 20)
EVERYBODY = {*Role}
INSIDE = {Role.BESTYRELSE, Role.STYREGRUPPE, Role.SEKRETARIAT}
STYREGRUPPE, BESTYRELSE = {Role.STYREGRUPPE, Role.SEKRETARIAT}, {Role.BESTYRELSE, Role.SEKRETARIAT}
SEKRETARIAT = {Role.SEKRETARIAT}
TEXT = AssessmentFields("z1", "", "Boligsocial medarbejder", "Mere uro", DAY)
ROOF = EventFields("z1", next(iter(EventKind)), "Nye tage", "", DAY, DAY)
HELD = Meeting("m", "Møde", DAY, "")
WEIGHED = MemberWeights("Medlem 1", {"a": 1.0})
SHOWN = ShownSum("i", DAY, frozenset({"a"}), 40, "v")
LOADED = Datatraek("d1", next(iter(DatatraekKind)), "p", "s", "f.csv", "o", "p", "r", 1, None, None)
DOCUMENT = ScenarioDocument("plan", "Første", "7f3a2c", (), ())
Call = Callable[[Engine, Account], object]


def publication(actor: Account, action: str) -> Publication:
    return Publication(Version("a" * 64, "plan", NOW), (), actor, action, "", None)


def kept(engine: Engine, owner: str = "konto-anden") -> str:
    """A scenario that somebody else has made."""
    made = scenarios.new_scenario(engine, "plan", DOCUMENT, program(owner), NOW)
    return made.scenario_id


DOORS: dict[str, tuple[set[Role], Call]] = {
    "read assessments": (INSIDE, lambda e, a: AssessmentBook(e, "plan", a).in_force()),
    "history of assessments": (INSIDE, lambda e, a: AssessmentBook(e, "plan", a).history()),
    "write assessment": (SEKRETARIAT, lambda e, a: AssessmentBook(e, "plan", a).write(TEXT, NOW, None, "")),
    "withdraw assessment": (
        SEKRETARIAT,
        lambda e, a: AssessmentBook(e, "plan", a).withdraw(1, "hvorfor", NOW),
    ),
    "add event": (SEKRETARIAT, lambda e, a: add_event(e, "plan", ROOF, a, NOW)),
    "withdraw event": (SEKRETARIAT, lambda e, a: withdraw_event(e, "plan", 1, "hvorfor", a, NOW)),
    "record follow-up": (SEKRETARIAT, lambda e, a: record_follow_up(e, "plan", HELD, "v", (), a, NOW)),
    "correct follow-up": (SEKRETARIAT, lambda e, a: correct_follow_up(e, "plan", 1, HELD, a, NOW)),
    "keep weights": (STYREGRUPPE, lambda e, a: keep_weighting(e, "plan", "s", WEIGHED, a, NOW)),
    "take weights out": (STYREGRUPPE, lambda e, a: take_out(e, "plan", "s", "Medlem 1", a, NOW)),
    "answer of borders": (
        SEKRETARIAT,
        lambda e, a: keep_answer(e, "plan", 0, BorderChange((), ()), [SHOWN], a, NOW),
    ),
    "register datatræk": (SEKRETARIAT, lambda e, a: register(e, "plan", LOADED, a, NOW)),
    "look at a draft": (SEKRETARIAT, lambda e, a: read_draft(e, "d1", a, NOW)),
    "publish": (SEKRETARIAT, lambda e, a: activate(e, publication(a, "udgivet"))),
    "withdraw datatræk": (SEKRETARIAT, lambda e, a: activate(e, publication(a, WITHDRAWN))),
    "read scenarios": (INSIDE, lambda e, a: ScenarioBook(e, "plan", a).in_use()),
    "find scenario": (INSIDE, lambda e, a: ScenarioBook(e, "plan", a).find("x")),
    "read comments": (INSIDE, lambda e, a: ScenarioBook(e, "plan", a).comments("x")),
    "new scenario": (STYREGRUPPE, lambda e, a: ScenarioBook(e, "plan", a).new(DOCUMENT, "")),
    "copy scenario": (STYREGRUPPE, lambda e, a: ScenarioBook(e, "plan", a).copy(kept(e), 1, "Kopi")),
    "save own scenario": (
        STYREGRUPPE,
        lambda e, a: ScenarioBook(e, "plan", a).save(kept(e, a.account_id), 1, DOCUMENT, ""),
    ),
    "save another's": (SEKRETARIAT, lambda e, a: ScenarioBook(e, "plan", a).save(kept(e), 1, DOCUMENT, "")),
    "choose in another's": (SEKRETARIAT, lambda e, a: ScenarioBook(e, "plan", a).choose(kept(e), 1, [2])),
    "put another's away": (SEKRETARIAT, lambda e, a: ScenarioBook(e, "plan", a).put_away(kept(e), 1)),
    "take another's back": (SEKRETARIAT, lambda e, a: ScenarioBook(e, "plan", a).take_back(kept(e), 1)),
    "comment": (STYREGRUPPE, lambda e, a: ScenarioBook(e, "plan", a).comment(kept(e), "Enig")),
    "keep draft": (
        STYREGRUPPE,
        lambda e, a: ScenarioBook(e, "plan", a).keep_draft("d", DOCUMENT, None, None),
    ),
    "read meetings": (INSIDE, lambda e, a: MeetingBook(e, "plan", a).all()),
    "withdraw meeting": (SEKRETARIAT, lambda e, a: MeetingBook(e, "plan", a).withdraw(1, "hvorfor")),
    "read indstillinger": (INSIDE, lambda e, a: IndstillingBook(e, "plan", a).all()),
    "withdraw indstilling": (SEKRETARIAT, lambda e, a: IndstillingBook(e, "plan", a).withdraw(1, "hvorfor")),
    "withdraw draft of delaftale": (
        SEKRETARIAT,
        lambda e, a: EditionBook(e, "plan", a).withdraw(1, "hvorfor"),
    ),
    "read decisions": (EVERYBODY, lambda e, a: DecisionBook(e, "plan", a).all()),
    "withdraw decision": (BESTYRELSE, lambda e, a: DecisionBook(e, "plan", a).withdraw(1, "hvorfor")),
    "answer a decision": (BESTYRELSE, lambda e, a: DecisionBook(e, "plan", a).answer(1, True, DAY)),
    "give a role": (SEKRETARIAT, lambda e, a: grant(e, "konto-ny", "sekretariat", a, NOW)),
    "take a role": (SEKRETARIAT, lambda e, a: revoke(e, "konto-ny", "sekretariat", a, NOW)),
    "sign somebody out": (SEKRETARIAT, lambda e, a: end_all(e, "konto-ny", a, NOW)),
}
"""What is called -> the roles that come through."""


@pytest.mark.parametrize("name", DOORS)
def test_a_door_opens_for_its_roles_and_for_no_other(engine: Engine, name: str) -> None:
    roles, call = DOORS[name]
    found = {role: outcome(engine, Account("konto-1", frozenset({role})), call) for role in Role}
    assert {role for role, said in found.items() if said is not NotAllowed} == roles
    assert all(said is None or said.__module__.startswith("lib.") for said in found.values())
    assert name == "read decisions" or outcome(engine, Account("konto-1", frozenset()), call) is NotAllowed


@pytest.mark.parametrize("name", [name for name, (roles, _) in DOORS.items() if roles == SEKRETARIAT])
def test_a_closed_door_leaves_no_trace(engine: Engine, name: str) -> None:
    outcome(engine, Account("konto-1", frozenset({Role.STYREGRUPPE})), DOORS[name][1])
    assert [row.action for row in audit_rows(engine) if row.actor == "konto-1"] == []


def outcome(engine: Engine, account: Account, call: Call) -> type[Exception] | None:
    """What the call was refused with; what lies behind an open door may say no for its own reasons (no such row)."""
    try:
        call(engine, account)
    except Exception as refused:  # noqa: BLE001  # which one it is, is the question
        return type(refused)
    return None


def test_every_action_has_a_door_here_or_is_of_a_command() -> None:
    of_commands = {Action.READ, Action.EXPORT, Action.READ_RAW}
    assert {*Action} - of_commands == {
        Action.READ_INTERNAL, Action.READ_DRAFTS, Action.WEIGH, Action.SCENARIO, Action.OTHERS_SCENARIO, Action.COMMENT,
        Action.ASSESS, Action.EVENT, Action.FOLLOW_UP, Action.DELAFTALE, Action.INDSTILLING, Action.MEETING,
        Action.DECIDE, Action.IMPORT, Action.PUBLISH, Action.WITHDRAW, Action.BORDERS, Action.ROLES,
    }  # fmt: skip


def test_a_colleagues_draft_is_neither_written_over_nor_dropped(engine: Engine) -> None:
    def book(name: str) -> ScenarioBook:
        return ScenarioBook(engine, "plan", Account(name, frozenset({Role.STYREGRUPPE})))

    book("konto-1").keep_draft("d", DOCUMENT, None, None)
    with pytest.raises(NotAllowed, match="en andens"):
        book("konto-2").keep_draft("d", replace(DOCUMENT, name="Andet"), None, None)
    book("konto-2").new(DOCUMENT, "d")
    draft = book("konto-1").draft("d")
    assert draft is not None
    assert (draft.document.name, draft.actor) == ("Første", "konto-1")
    book("konto-1").new(DOCUMENT, "d")
    assert book("konto-1").draft("d") is None
