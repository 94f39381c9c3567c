"""`python -m lib borders`: what if an afdeling belonged to another zone, or there were one zone more?

Everything is summed anew from unmasked counts, so account and reason stand in the audit before they are read; what is
answered is kept before it is shown, for the next question is audited against it. The real zones are never touched.
"""

import argparse
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.cli.accounts import account_of
from lib.cli.check import open_active
from lib.cli.output import Output
from lib.cli.parser import JSON_HELP
from lib.cli.raw import checked_reason
from lib.cli.versions import active_contents, is_of, plan_with
from lib.domain.access.account import Account, allowed
from lib.domain.access.actions import Action
from lib.domain.border_fields import answer_fields
from lib.domain.border_figures import UNTOUCHED, border_sentence, hidden_whys, needs_sentence
from lib.domain.border_needs import border_needs
from lib.domain.borders import (
    BorderAnswer,
    BorderChange,
    BorderRefused,
    BorderRow,
    Home,
    Standing,
    border_change,
)
from lib.domain.observation import Provenance
from lib.domain.plan_tables import PlanTables
from lib.domain.value_words import with_unit
from lib.domain.version import Version
from lib.settings import Settings
from lib.state.audit import AuditEntry, write_audit
from lib.state.borders import ASKED, MOVED, AnswersMoved, answers_before, keep_answer
from lib.state.engine import open_state
from lib.state.versions import active_version
from lib.warehouse import questions
from lib.warehouse.borders.answer import Answered, Asked, Borders
from lib.warehouse.compose import measure
from lib.warehouse.public import NO_VERSION, NOT_OF_THE_FILES, PublicWarehouse, WarehouseUnavailable
from lib.warehouse.questions.masked import published_rows

DONE = 0
TRIES = 3
"""Times an answer is audited anew because others are answered at the same moment."""


@dataclass(frozen=True)
class BorderQuestion:
    """Who asks what, and why; `moves` as `border_change` takes them."""

    account: Account
    reason: str
    moves: tuple[tuple[str, str], ...]
    new_zones: tuple[str, ...]


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Puts the command into the parser."""
    borders = commands.add_parser(
        "borders", help="hvad hvis en afdeling lå i en anden zone? Begrundelsen gemmes"
    )
    borders.add_argument(
        "--flyt", action="append", default=[], metavar="AFDELING=ZONE", help="id=id; kan gentages"
    )
    borders.add_argument(
        "--ny-zone", action="append", default=[], metavar="NAVN", help="en zone, der ikke findes"
    )
    borders.add_argument("--konto", required=True, help="hvem spørger (konto-id)")
    borders.add_argument("--begrundelse", required=True, help="hvorfor der spørges")
    borders.add_argument("--json", action="store_true", help=JSON_HELP)
    borders.set_defaults(run=_borders)


def ask_borders(settings: Settings, asked: BorderQuestion, now: dt.datetime, output: Output) -> BorderAnswer:
    """The answer; account, question and reason are in the audit before an unmasked count is read, and what is told is
    kept before it is returned.

    Raises NotAllowed, ReasonMissing, BorderRefused, AnswersMoved, and WarehouseUnavailable where no version is active
    or it is not of the files at hand.
    """
    account, reason = allowed(asked.account, Action.BORDERS), checked_reason(asked.reason)
    engine = open_state(settings.state_url)
    warehouse = open_active(settings)
    change = _change(warehouse, asked)
    active = active_version(engine, settings.plan_id)
    if active is None:
        raise WarehouseUnavailable(NO_VERSION)
    moves = ", ".join(f"{area}={zone}" for area, zone in change.moves)
    subject = f"{active.short} zonegrænser, {len(change.moves)} flyttet"
    write_audit(engine, AuditEntry(now, account, ASKED, subject, f"{moves}: {reason}"))
    output.step("Læser tallene", 0.1)
    plan_tables = _plan_of(settings, active)
    borders = Borders(plan_tables, measure(plan_tables), published_rows(warehouse))
    output.step("Efterprøver, hvad der kan vises", 0.4)
    names = {zone.area_id: zone.name for zone in plan_tables.plan.zones}
    names |= {name: name for name in change.new_zones}
    for _ in range(TRIES):
        before = answers_before(engine, settings.plan_id)
        answered = borders.answer(Asked(change, names, before.sums, active.version))
        if not answered.sums:
            break
        try:
            keep_answer(engine, settings.plan_id, before.last, change, answered.sums, asked.account, now)
            break
        except AnswersMoved:
            continue
    else:
        raise AnswersMoved(MOVED)
    return _answer(warehouse, plan_tables, change, names, answered)


def _change(warehouse: PublicWarehouse, asked: BorderQuestion) -> BorderChange:
    areas = questions.areas(warehouse, "afdeling")
    homes = {
        str(row.area_id): Home(str(row.name_), str(row.parent_id or ""))
        for row in areas.rename(columns={"name": "name_"}).itertuples()
    }
    zones = {zone.area_id: zone.name for zone in questions.plan(warehouse).zones}
    return border_change(asked.moves, asked.new_zones, homes, zones)


def _plan_of(settings: Settings, active: Version) -> PlanTables:
    plan_tables = plan_with(settings, active_contents(settings))
    if not is_of(active.version, plan_tables):
        raise WarehouseUnavailable(NOT_OF_THE_FILES)
    return plan_tables


def _answer(
    warehouse: PublicWarehouse,
    plan_tables: PlanTables,
    change: BorderChange,
    names: Mapping[str, str],
    answered: Answered,
) -> BorderAnswer:
    areas = questions.areas(warehouse, "afdeling").set_index("area_id")
    activities = questions.activities(warehouse)
    placed = questions.placement(warehouse).groupby(["activity_id", "zone"])["hours"].sum()
    hours: dict[str, dict[str, float]] = {}
    for (activity, zone), sum_ in placed.items():
        hours.setdefault(str(activity), {})[str(zone)] = float(sum_)
    short = dict(zip(activities["activity_id"], activities["short_name"], strict=True))
    worked = border_needs(answered.rows, plan_tables.tables["needs"], short, hours, plan_tables.plan.zone_ids)
    return BorderAnswer(
        change=change,
        zones=tuple(names.items()),
        moved=tuple(
            (str(areas.at[area, "name"]), names.get(str(areas.at[area, "parent_id"]), ""), names[zone])
            for area, zone in change.moves
        ),
        rows=answered.rows,
        needs=worked.needs,
        needs_left=worked.left,
        needs_hidden=worked.hidden,
        demo=any(row.provenance == Provenance.DEMO for row in answered.rows),
    )


def _borders(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    moves = tuple(_move(each) for each in asked.flyt)
    question = BorderQuestion(
        account_of(settings, asked.konto, now), asked.begrundelse, moves, tuple(asked.ny_zone)
    )
    answer = ask_borders(settings, question, now, output)
    output.result(answer_fields(answer), *_sentences(answer))
    return DONE


def _move(words: str) -> tuple[str, str]:
    area, equals, zone = words.partition("=")
    if not equals or not area.strip() or not zone.strip():
        raise BorderRefused(f"«{words}» er ikke en flytning. Skriv AFDELING=ZONE med deres id.")
    return area.strip(), zone.strip()


def _sentences(answer: BorderAnswer) -> Sequence[str]:
    changed = [row for row in answer.rows if row.standing is not Standing.SAME]
    said = [border_sentence(answer), *(_line(row) for row in changed), *hidden_whys(changed)]
    return [line for line in (*said, needs_sentence(answer), UNTOUCHED) if line]


def _line(row: BorderRow) -> str:
    real = "–" if row.real is None else with_unit(row.real.value, row.unit)
    now = row.standing.value if row.what_if is None else with_unit(row.what_if.value, row.unit)
    return f"{row.zone_name}: {row.label}: {real} → {now}"
