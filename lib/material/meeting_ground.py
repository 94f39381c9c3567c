"""The ground of a meeting's slides from what the state has kept of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.domain.allocation.placement import Placement
from lib.domain.decisions.review import Review
from lib.domain.indstilling.indstilling import Indstilling
from lib.domain.meetings.meeting import Meeting
from lib.domain.scenario.document import ScenarioDocument
from lib.material.allocation import proposal_of, rulebook_of
from lib.material.ground import LastMeeting, MeetingGround, SlideInks
from lib.material.matters import matters_of
from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse


@dataclass(frozen=True)
class Frozen:
    """The version that the slides show, and how they say so. `notice` is what stands beside the mark ('nyere tal
    findes')."""

    warehouse: PublicWarehouse
    version: str
    mark: str
    notice: str = ""


@dataclass(frozen=True)
class Kept:
    """What the state has kept: the `meeting` (None: no meeting is chosen) with its `name`, the `last` one, the saved
    scenarios (the proposal first; `proxies`: its dækning is also measured on demo and proxy counts), the indstillinger
    by id, the placement in force and the follow-up of decisions."""

    meeting: Meeting | None
    name: str
    last: LastMeeting | None
    documents: Sequence[ScenarioDocument]
    indstillinger: Mapping[int, Indstilling]
    in_force: Placement
    reviews: tuple[Review, ...]
    proxies: bool = False


def meeting_ground(frozen: Frozen, kept: Kept, inks: SlideInks, only_real: bool) -> MeetingGround:
    """What `meeting_slides` is asked with."""
    warehouse = frozen.warehouse
    plan = questions.plan(warehouse)
    agenda = kept.meeting.fields.agenda if kept.meeting else ()
    rulebook = rulebook_of(warehouse, plan, kept.in_force)
    documents = kept.documents
    return MeetingGround(
        warehouse=warehouse,
        plan=plan,
        mark=frozen.mark,
        version=frozen.version,
        inks=inks,
        only_real=only_real,
        meeting=kept.meeting,
        meeting_name=kept.name,
        last=kept.last,
        facts=proposal_of(warehouse, rulebook, documents, not kept.proxies) if documents else None,
        for_decision=matters_of(
            agenda, kept.indstillinger, questions.decision_kinds(warehouse), questions.voters(warehouse)
        ),
        reviews=kept.reviews,
        in_force=kept.in_force,
    )
