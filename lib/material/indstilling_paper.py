"""The paper of an indstilling: the facts with what people wrote, as blocks that Word, PDF and the page all draw."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.charts.allocation_chart import AllocationInks, per_100_chart
from lib.charts.zone_flow_chart import zone_flow_chart
from lib.domain.allocation.coverage import Need, counted, hours_moved
from lib.domain.allocation.frames import per_100
from lib.domain.allocation.sentences import flow_words, hours_per_100
from lib.domain.assessment import Assessment, AssessmentNames
from lib.domain.dates import long_date
from lib.domain.decisions.decision import DecisionKind
from lib.domain.indstilling import parts, sentences
from lib.domain.indstilling.facts import ProposalFacts
from lib.domain.indstilling.indstilling import IndstillingFields
from lib.domain.material.paper import Block, Bullets, Heading, Note, Paper, Text
from lib.domain.material.picture import Picture
from lib.material import indstilling_tables as tables

NUMBERS_BELOW = "Tallene i tabellerne er regnet ud af data og kan ikke rettes i teksten."
_CHART_WIDTH = 820


@dataclass(frozen=True)
class Drawn:
    """What the pictures are drawn with: the zones (as the question `zone_shapes`) and the colours."""

    shapes: pd.DataFrame
    inks: AllocationInks


def indstilling_paper(
    facts: ProposalFacts,
    fields: IndstillingFields,
    assessments: Sequence[Assessment],
    names: AssessmentNames,
    kind: DecisionKind | None,
    drawn: Drawn,
    mark: str,
) -> Paper:
    """`assessments` are those in force; the paper has those that `fields` rests on. `kind` None: not chosen yet.

    Its numbers are those of `facts` and nothing else. `fields.version` is the hash on it, `mark` its short form.
    """
    chosen = [each for each in assessments if each.assessment_id in fields.assessments]
    said = _Said(fields, sentences.computed(facts, kind.approver if kind else ""))
    blocks = (
        *((Note(sentences.DEMO_NOTE),) if facts.demo else ()),
        *said.part(parts.PROPOSAL),
        *(said.part(parts.REASONS) if fields.text_of(parts.REASONS) else ()),
        *_moves(facts, said, drawn),
        *_coverage(facts, said, drawn),
        *said.part(parts.ALTERNATIVES),
        tables.alternatives_table(facts),
        *_consequences(facts, said),
        *_certainty(facts, said),
        *_rules(facts, said),
        *_assessments(chosen, names, said),
    )
    about = f"Indstilling: {fields.title}" if fields.title else "Indstilling uden navn endnu"
    subtitle = f"{about} · {kind.name}" if kind else about
    stamp = sentences.DEMO_STAMP if facts.demo else ""
    return Paper(facts.finding, subtitle, mark, fields.version, blocks, _sources(facts, kind), stamp)


@dataclass(frozen=True)
class _Said:
    """The words of each part: what people wrote and what the data say."""

    fields: IndstillingFields
    computed: Mapping[str, str]

    def part(self, part_id: str) -> Iterator[Block]:
        """The part's heading and its words."""
        yield Heading(parts.part(part_id).title, 1)
        yield from self.words(part_id)

    def words(self, part_id: str) -> Iterator[Block]:
        """The part's own text and its computed sentence: instead of it or before it, as the part says."""
        written, computed = self.fields.text_of(part_id), self.computed[part_id]
        if written:
            yield Text(written)
        if computed and not (written and parts.part(part_id).instead):
            yield Text(computed)


def _moves(facts: ProposalFacts, said: _Said, drawn: Drawn) -> Iterator[Block]:
    yield from said.part(parts.MOVES)
    if facts.proposed.scenario.moves:
        yield flow_picture(facts, drawn)
        yield tables.moves_table(facts)


def _coverage(facts: ProposalFacts, said: _Said, drawn: Drawn) -> Iterator[Block]:
    yield from said.part(parts.COVERAGE)
    if picture := per_100_picture(facts, drawn):
        yield picture


def _consequences(facts: ProposalFacts, said: _Said) -> Iterator[Block]:
    yield from said.part(parts.CONSEQUENCES)
    yield tables.zones_table(facts)
    if not facts.zones.empty:
        yield tables.activities_table(facts)
    yield from said.part(parts.PARTNERS)
    if not facts.partners.empty:
        yield tables.partners_table(facts)


def _certainty(facts: ProposalFacts, said: _Said) -> Iterator[Block]:
    heading, *words = said.part(parts.CERTAINTY)
    yield heading
    yield Note(sentences.paragraphs(sentences.certainty_sentences(facts)))
    yield from words


def _rules(facts: ProposalFacts, said: _Said) -> Iterator[Block]:
    yield from said.part(parts.RULES)
    if facts.lifted:
        yield Text("Ophævet i indstillingen:")
        yield Bullets(facts.lifted)
    if facts.proposed.refused:
        yield Text("Flytninger, som reglerne ikke tillader i dag, og som ikke er regnet med:")
        yield Bullets(facts.proposed.refused)


def _assessments(chosen: Sequence[Assessment], names: AssessmentNames, said: _Said) -> Iterator[Block]:
    if not chosen:
        yield Heading(parts.part(parts.ASSESSMENTS).title, 1)
        yield Note(sentences.NO_ASSESSMENT)
        return
    yield from said.part(parts.ASSESSMENTS)
    order = {area: place for place, area in enumerate(names.areas)}
    for each in sorted(chosen, key=lambda one: order.get(one.area_id, len(order))):
        yield Heading(f"{names.subject(each)}: {each.function}, {long_date(each.written_on)}", 2)
        yield Text(each.text)


def flow_picture(facts: ProposalFacts, drawn: Drawn) -> Picture:
    """The map of what goes between the zones."""
    done = facts.proposed
    zone_names = {zone.area_id: zone.name for zone in facts.agreement.zones}
    flows = done.scenario.flows
    spec = zone_flow_chart(drawn.shapes, flows, done.outcome.changes, drawn.inks)
    return Picture("flytninger", flow_words(zone_names, flows), spec)


def per_100_picture(facts: ProposalFacts, drawn: Drawn) -> Picture | None:
    """Hours per 100 in the target group, before and after, of the activity that is moved most; None where no activity
    with a known need is moved."""
    need = most_moved_need(facts)
    if need is None:
        return None
    scenario = facts.proposed.scenario
    rows = per_100(facts.agreement, scenario.base, scenario.placement, need)
    words = hours_per_100(rows, facts.agreement.terms(need.activity_id).short_name)
    spec = {**per_100_chart(rows, drawn.inks, drawn.inks.paper), "width": _CHART_WIDTH}
    return Picture("timer-pr-100", words, spec)


def most_moved_need(facts: ProposalFacts) -> Need | None:
    """The need of the activity of which most hours are moved."""
    scenario = facts.proposed.scenario
    moved = {
        need.activity_id: hours_moved(scenario.base, scenario.placement, [need.activity_id])
        for need in counted(scenario.base, facts.needs)
    }
    most = max(moved, key=lambda each: moved[each], default="")
    if not most or not moved[most]:
        return None
    return next(need for need in facts.needs if need.activity_id == most)


def _sources(facts: ProposalFacts, kind: DecisionKind | None) -> tuple[str, ...]:
    about = f"Sagens slags: {kind.source}." if kind else ""
    return tuple(line for line in (facts.need_sources, about, NUMBERS_BELOW) if line)
