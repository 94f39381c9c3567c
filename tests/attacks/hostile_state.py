"""What people write, hostile in every field: kept by the same books that the pages write with."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from lib.domain.access.account import LOCAL
from lib.domain.allocation.frames import placement_from
from lib.domain.allocation.placement import Move
from lib.domain.assessment import AssessmentEntry, checked_assessment
from lib.domain.decisions.decision import DecisionFields, Expectation, Result, Voice, Vote, Way
from lib.domain.decisions.entry import BASIS_LIMIT
from lib.domain.delaftaler.edition import PARTS as EDITION_PARTS
from lib.domain.delaftaler.entry import EditionEntry, drafted
from lib.domain.event_entry import EventEntry, checked_entry
from lib.domain.events import EventKind
from lib.domain.goals.follow_up import Meeting as SeenBy
from lib.domain.goals.follow_up import ShownGoal
from lib.domain.indstilling.entry import IndstillingEntry, checked_indstilling
from lib.domain.indstilling.parts import PARTS
from lib.domain.meetings.entry import MeetingEntry, PointEntry, checked_meeting, checked_point
from lib.domain.meetings.meeting import AgendaItem, DeckChoice, MeetingFields, MeetingState
from lib.domain.priority.members import MemberWeights
from lib.domain.scenario.document import ScenarioDocument
from lib.settings import Settings
from lib.state.assessments import AssessmentBook
from lib.state.decisions import DecisionBook
from lib.state.delaftaler import EditionBook
from lib.state.engine import open_state
from lib.state.events import add_event
from lib.state.follow_up import record_follow_up
from lib.state.indstillinger import IndstillingBook
from lib.state.meetings import MeetingBook
from lib.state.scenario_book import ScenarioBook
from lib.state.versions import active_version
from lib.state.weightings import keep_weighting
from lib.warehouse import questions
from lib.warehouse.files import public_path
from lib.warehouse.public import PublicWarehouse, open_public
from tests.attacks.hostile import Turn, batches, hostile_strings, in_a_plan, visible

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
TODAY = NOW.date()
ZONES = ("zone1", "zone2", "zone3", "zone4")
SHORT, LONG = 180, 1_900
SCENARIOS = 6


@dataclass(frozen=True)
class Written:
    """What has been written, by the ids that the pages ask for."""

    plan_id: str
    version: str
    warehouse: PublicWarehouse
    engine: Engine
    scenarios: tuple[tuple[str, int], ...]
    indstilling_id: int
    meeting_id: int
    closed_id: int
    session: str


class Writer:
    """Writes a house full; titles are handed out in turn from `start`, long texts hold all of the strings."""

    def __init__(self, settings: Settings, start: int = 0) -> None:
        self.plan_id = settings.plan_id
        self.engine = open_state(settings.state_url)
        version = active_version(self.engine, self.plan_id)
        assert version is not None
        self.version = version.version
        self.warehouse = open_public(public_path(settings.warehouse_folder, self.version))
        strings = visible(hostile_strings())
        self._titles = Turn(strings, start)
        self._texts = Turn(list(batches([*strings[start:], *strings[:start]], LONG)))
        self._placement = placement_from(questions.placement(self.warehouse))

    def title(self, limit: int = SHORT) -> str:
        """The next string that is left of something when it is cleaned."""
        return self._titles.one(limit)

    def text(self) -> str:
        """The next long text."""
        return self._texts.one(LONG)

    def moves(self) -> tuple[Move, ...]:
        """An hour of the first activity that has some to give, between two zones, in each direction."""
        cell = next(
            each
            for each, half_hours in self._placement.items
            if half_hours >= 4 and each.activity_id == "fremskudt"
        )
        others = [zone for zone in ZONES if zone != cell.zone]
        return tuple(Move(cell.activity_id, cell.resource, cell.zone, zone, 1) for zone in others[:2])

    def write_all(self) -> Written:
        """Everything that a person can write in the house."""
        scenarios = self._scenarios()
        assessments = self._assessments()
        self._events()
        indstilling_id = self._indstilling(scenarios, assessments)
        meeting_id, closed_id = self._meetings(scenarios, indstilling_id)
        self._decisions(closed_id, indstilling_id)
        self._editions()
        self._follow_up()
        return Written(
            self.plan_id,
            self.version,
            self.warehouse,
            self.engine,
            scenarios,
            indstilling_id,
            meeting_id,
            closed_id,
            self._weightings(),
        )

    def _scenarios(self) -> tuple[tuple[str, int], ...]:
        book = ScenarioBook(self.engine, self.plan_id, LOCAL)
        found = []
        for number in range(SCENARIOS):
            document = ScenarioDocument(
                self.plan_id,
                self.title(),
                self.version[:6],
                (),
                self.moves()[: number % 2 + 1],
                note=self.text(),
            )
            saved = book.new(document, f"kladde-{number}")
            book.comment(saved.scenario_id, self.text())
            book.comment(saved.scenario_id, self.title())
            found.append((saved.scenario_id, saved.head.save_id))
        return tuple(found)

    def _assessments(self) -> list[int]:
        book = AssessmentBook(self.engine, self.plan_id, LOCAL)
        written = []
        for area in (*ZONES, "alle_zoner"):
            for activity in ("", "fremskudt"):
                entry = AssessmentEntry(area, activity, self.title(110), self.text(), "2.11.2026")
                fields = checked_assessment(entry, (*ZONES, "alle_zoner"), ("fremskudt",), TODAY)
                written.append(book.write(fields, NOW, None, ""))
        return written

    def _events(self) -> None:
        for number, kind in enumerate([*EventKind] * 2):
            area = ("alle_zoner", *ZONES)[number % 5]
            entry = EventEntry(area, kind, self.title(), self.text(), f"1.6.{2016 + number % 9}", "")
            add_event(
                self.engine, self.plan_id, checked_entry(entry, ("alle_zoner", *ZONES), TODAY), LOCAL, NOW
            )

    def _indstilling(self, scenarios: Sequence[tuple[str, int]], assessments: Sequence[int]) -> int:
        texts = {part.part_id: self.text() for part in PARTS}
        entry = IndstillingEntry(self.title(), "placering", scenarios[:2], assessments, texts)
        fields = checked_indstilling(entry, ("placering",), self.version)
        return IndstillingBook(self.engine, self.plan_id, LOCAL).write(fields)

    def _meetings(self, scenarios: tuple[tuple[str, int], ...], indstilling_id: int) -> tuple[int, int]:
        book = MeetingBook(self.engine, self.plan_id, LOCAL)
        kinds = questions.meeting_kinds(self.warehouse)
        entry = MeetingEntry(
            "bestyrelse", "10.12.2026", "9.30", self.title(110), None, scenarios[:2], self.text()
        )
        planned = checked_meeting(entry, kinds, ZONES, TODAY)
        points = [
            checked_point(PointEntry(self.title(), kind, None, self.text()), ())
            for kind in ("orientering", "drøftelse", "beslutning")
        ]
        matter = AgendaItem(self.title().strip() or "x", "beslutning", "", self.text(), indstilling_id)
        agenda = (*planned.agenda, *points, _clean(matter))
        deck = DeckChoice((), (("fund", self.title()), ("kort", self.title())))
        written = book.write(
            MeetingFields(
                planned.kind,
                planned.held_on,
                planned.begins,
                planned.place,
                scenarios=scenarios[:2],
                agenda=agenda,
                deck=deck,
                note=planned.note,
            )
        )
        closed = book.write(
            MeetingFields(
                "bestyrelse",
                dt.date(2026, 9, 8),
                place=planned.place,
                state=MeetingState.CLOSED,
                version=self.version,
                agenda=agenda,
                note=planned.note,
            )
        )
        return written, closed

    def _decisions(self, meeting_id: int, indstilling_id: int) -> None:
        book = DecisionBook(self.engine, self.plan_id, LOCAL)
        voices = (Voice.FOR, Voice.FOR, Voice.AGAINST)
        voters = [voter.voter_id for voter in questions.voters(self.warehouse)]
        for kind in ("placering", "budget"):
            votes = [
                Vote(voter, voice, _kept(self.text())) for voter, voice in zip(voters, voices, strict=True)
            ]
            basis = _kept(self.title(BASIS_LIMIT))
            expected = Expectation(
                "kun_grundskole_18_29", "zone1", 40.0, 44.5, dt.date(2027, 12, 31), basis, self.version
            )
            fields = DecisionFields(
                meeting_id,
                indstilling_id if kind == "placering" else None,
                kind,
                _kept(self.title(), " "),
                _kept(self.text()),
                dt.date(2026, 9, 8),
                Result.ADOPTED,
                Way.MAJORITY,
                tuple(votes),
                dt.date(2026, 10, 1),
                self.moves()[:1] if kind == "placering" else (),
                (expected,),
                self.version,
            )
            row = book.write(fields)
            if kind == "budget":
                book.answer(row, True, dt.date(2026, 10, 2), _kept(self.title()))

    def _editions(self) -> None:
        book = EditionBook(self.engine, self.plan_id, LOCAL)
        for activity in ("lektiecafeer", "fremskudt"):
            entry = EditionEntry({part.part_id: self.text() for part in EDITION_PARTS}, (), self.title())
            book.write(drafted(activity, entry, ()), None, _kept(self.title()) or "fordi")

    def _follow_up(self) -> None:
        seen = SeenBy("bestyrelse", _kept(self.title(), " "), dt.date(2026, 9, 8), _kept(self.text()))
        shown = [in_a_plan(self.title()) for _ in range(12)]
        goal = ShownGoal("O1", *shown[:10], "bagud", "sikker", *shown[10:])
        record_follow_up(self.engine, self.plan_id, seen, self.version, (goal,), LOCAL, NOW)

    def _weightings(self) -> str:
        session = _kept(self.title(60), " ") or "x"
        for _ in range(4):
            seat = MemberWeights(
                _kept(self.title(60), " ") or "y", {"kun_grundskole_15_64": 0.5, "enlige_forsoergere": 0.5}
            )
            keep_weighting(self.engine, self.plan_id, session, seat, LOCAL, NOW)
        return session


def _kept(words: str, lines: str = "\n") -> str:
    """As the entry of a form keeps it."""
    from lib.domain.free_text import clean_text

    cleaned = clean_text(words)
    return cleaned if lines == "\n" else " ".join(cleaned.split())


def _clean(item: AgendaItem) -> AgendaItem:
    return AgendaItem(
        _kept(item.title, " ") or "x",
        item.kind,
        text=_kept(item.text),
        indstilling_id=item.indstilling_id,
    )
