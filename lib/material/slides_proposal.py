"""The slides about the hours: where they stand, the proposal, its alternatives, what each zone gets, what is unsure."""

import math

import pandas as pd

from lib.charts.zone_flow_chart import zone_flow_chart
from lib.domain.allocation.coverage import hours_moved
from lib.domain.allocation.outcome import outcome
from lib.domain.allocation.placement import Scenario
from lib.domain.allocation.sentences import ASSUMED_PLACEMENT, CANNOT_SAY, flow_words
from lib.domain.effect.sentences import zero_sum
from lib.domain.indstilling.facts import ProposalFacts
from lib.domain.material.picture import Picture
from lib.domain.material.slide import BigNumber, Slide
from lib.domain.material.table import WordTable
from lib.domain.numbers import count, hour_words, hours, number, pct, signed
from lib.material.allocation import needs_of, rulebook_of
from lib.material.ground import MeetingGround, Slides, sentence
from lib.warehouse import questions

LIVE = "simulering"
DEMO_NEED = "demo- og hjælpetal"
_FLOW_WIDTH, _FLOW_HEIGHT, _TEXT_SIZE = 760, 440, 38
_MOST_PARTNERS = 3


def hours_slide(ground: MeetingGround) -> Slide | None:
    """Where the hours stand today, for a meeting without a proposal."""
    if ground.facts is not None or questions.placement(ground.warehouse).empty:
        return None
    rules = rulebook_of(ground.warehouse, ground.plan, ground.in_force)
    needs = needs_of(ground.warehouse, rules.agreement, only_real=True)
    done = outcome(rules.agreement, Scenario(rules.base), needs.known)
    rows = tuple(
        (zone.name, hour_words(each.after), _of_share(after.ratio))
        for zone, each, (_, after) in zip(ground.plan.zones, done.changes, done.standings, strict=True)
    )
    return Slide(
        slide_id="timer",
        title=sentence(done.headline),
        subtitle=done.subtitle,
        table=WordTable(
            title="Hvor timerne står",
            description="Timer om ugen i hver zone, og hvor stor en del det er af zonens andel af behovet.",
            columns=("Zone", "Timer om ugen", "Af zonens andel"),
            rows=rows,
            right=frozenset({1, 2}),
        ),
        lines=(ASSUMED_PLACEMENT,),
        source=f"Kilde: samarbejdsaftalen · dækning målt på {_needs_words(done.demo)}",
        live=LIVE,
        demo=done.demo,
    )


def proposal_slides(ground: MeetingGround) -> Slides:
    """The proposal on the map, beside its alternatives, zone by zone, and what the data cannot say of it."""
    facts = ground.facts
    if facts is None:
        return ()
    return (
        _proposal(ground, facts),
        _alternatives(facts),
        _by_zone(facts),
        _uncertainty(facts),
    )


def _proposal(ground: MeetingGround, facts: ProposalFacts) -> Slide:
    shapes = questions.zone_shapes(ground.warehouse)
    scenario, done = facts.proposed.scenario, facts.proposed.outcome
    names = dict(zip(shapes["area_id"], shapes["name"], strict=True))
    spec = zone_flow_chart(
        shapes, scenario.flows, done.changes, ground.inks, _FLOW_WIDTH, _FLOW_HEIGHT, _TEXT_SIZE
    )
    return Slide(
        slide_id="forslag",
        title=sentence(facts.finding),
        subtitle=facts.proposed.name,
        numbers=_proposal_numbers(facts),
        picture=Picture("forslaget", flow_words(names, scenario.flows), spec),
        source=_source(facts),
        live=LIVE,
        demo=facts.demo,
    )


def _proposal_numbers(facts: ProposalFacts) -> tuple[BigNumber, ...]:
    own = facts.compared.iloc[0]
    demo = f", {DEMO_NEED}" if facts.demo else ""
    moved = BigNumber(hour_words(own["moved"]), "flyttes om ugen")
    if math.isnan(own["after"]):
        return (moved,)
    change = f"{number(own['before'], 0)} → {number(own['after'], 0)} %"
    worst = BigNumber(
        _of_share(own["worst_ratio"]), f"af sin andel har {own['worst_zone']}, der er dårligst stillet"
    )
    return moved, BigNumber(change, f"dækning før og efter{demo}"), worst


def _alternatives(facts: ProposalFacts) -> Slide:
    rows = facts.compared
    return Slide(
        slide_id="alternativer",
        title=alternatives_finding(facts),
        subtitle="Forslaget først, så alternativerne; uændret placering er altid et af dem",
        table=WordTable(
            title="Forslag og alternativer",
            description="Timer flyttet, dækning og den dårligst stillede zone for hvert scenarie.",
            columns=("Scenarie", "Timer flyttet", "Dækning", "Dårligst stillet", "Af sin andel"),
            rows=tuple(
                (
                    str(row["name"]),
                    hours(row["moved"]),
                    _pct(row["after"]),
                    str(row["worst_zone"]),
                    _of_share(row["worst_ratio"]),
                )
                for row in rows.to_dict("records")
            ),
            right=frozenset({1, 2, 4}),
        ),
        lines=(f"Dækningen er også målt på {DEMO_NEED}.",) if facts.demo else (),
        source=_source(facts),
        live=f"{LIVE}?del=Scenarier",
        demo=facts.demo,
    )


def alternatives_finding(facts: ProposalFacts) -> str:
    """How the proposal stands among its alternatives: by dækning where it is measured on published needs, else by the
    hours that are moved."""
    own, others = facts.compared.iloc[0], facts.compared.iloc[1:]
    known = others.dropna(subset=["after"])
    if facts.demo or math.isnan(own["after"]) or known.empty:
        moved = others["moved"]
        least, most = hours(moved.min()), hours(moved.max())
        span = least if least == most else f"{least} til {most}"
        return f"Forslaget flytter {hour_words(own['moved'])}, alternativerne {span}"
    best = known.loc[known["after"].idxmax()]
    mine, theirs = (number(row["after"], 0) for row in (own, best))
    name = str(best["name"])
    if mine == theirs:
        return f"Forslaget og »{name}« giver samme dækning: {mine} procent"
    side = "mere" if own["after"] > best["after"] else "mindre"
    return f"Forslaget giver {side} dækning end »{name}«: {mine} mod {theirs} procent"


def _by_zone(facts: ProposalFacts) -> Slide:
    done = facts.proposed.outcome
    words = zero_sum(done.changes, facts.agreement)
    return Slide(
        slide_id="zonernes-timer",
        title=sentence(words) if words else "Ingen zone får flere eller færre timer",
        subtitle="Timer om ugen i hver zone, alle aktiviteter",
        table=WordTable(
            title="Zonernes timer før og efter",
            description="Timer om ugen i hver zone før og efter forslaget, og ændringen.",
            columns=("Zone", "Før", "Efter", "Ændring", "Af sin andel efter"),
            rows=tuple(
                (
                    str(row["name"]),
                    hours(row["before"]),
                    hours(row["after"]),
                    _signed_hours(row["change"]),
                    _of_share(row["share_after"]),
                )
                for row in facts.by_zone.to_dict("records")
            ),
            right=frozenset({1, 2, 3, 4}),
        ),
        lines=_partner_lines(facts.partners),
        source=_source(facts),
        live=LIVE,
        demo=facts.demo,
    )


def _partner_lines(partners: pd.DataFrame) -> tuple[str, ...]:
    """What the employers move, the most hours first; the rest counted."""
    ordered = partners.sort_values("hours", ascending=False, kind="stable").to_dict("records")
    lines = [
        f"{row['activity']}: {hours(row['hours'])} t fra {row['from_name']} til {row['to_name']}"
        for row in ordered[:_MOST_PARTNERS]
    ]
    rest = len(ordered) - _MOST_PARTNERS
    return (*lines, f"og {count(rest)} flytninger mere") if rest > 0 else tuple(lines)


def _uncertainty(facts: ProposalFacts) -> Slide:
    lifted = [f"Ophævet regel: {each}" for each in facts.lifted]
    startup = [facts.startup_words] if facts.startup else []
    said = [facts.effect, *lifted, *startup, ASSUMED_PLACEMENT]
    moved = hours_moved(facts.proposed.scenario.base, facts.proposed.scenario.placement)
    title = sentence(facts.certainty) or f"Hvad det gør at flytte {hour_words(moved)}, kan tallene ikke sige"
    return Slide(
        slide_id="usikkerhed",
        title=title if not facts.demo else "Hvad forslaget giver, kan offentliggjorte tal ikke sige alene",
        subtitle=CANNOT_SAY,
        lines=tuple(line for line in said if line),
        source=_source(facts),
        live=LIVE,
        demo=facts.demo,
    )


def _source(facts: ProposalFacts) -> str:
    return facts.need_sources or f"Dækning målt på {_needs_words(facts.demo)}"


def _needs_words(demo: bool) -> str:
    return DEMO_NEED if demo else "de offentliggjorte behov"


def _pct(value: float) -> str:
    return "–" if math.isnan(value) else pct(value, 0)


def _of_share(ratio: float | None) -> str:
    return "–" if ratio is None or math.isnan(ratio) else pct(100 * ratio, 0)


def _signed_hours(value: float) -> str:
    return signed(value, 0 if float(value).is_integer() else 1)
