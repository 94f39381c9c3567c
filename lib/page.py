"""The first line of every page: `house = open_page("overblik")`.

It sees to it that the navigation is in force, opens the active version and draws the frame, or says in Danish why
it cannot and stops the page.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import NoReturn

import pandas as pd
import streamlit as st
from sqlalchemy import Engine

from lib.archive.archive import Archive
from lib.domain.access.account import NOBODY, Account, allowed, may_open
from lib.domain.access.actions import PAGE_NEEDS
from lib.domain.allocation.frames import placement_from
from lib.domain.dates import danish_day, short_date
from lib.domain.decisions.in_force import InForce, placement_in_force
from lib.domain.decisions.placed import placed_rows
from lib.domain.decisions.written import DecisionUnreadable
from lib.domain.plan import Plan
from lib.domain.priority.gaps import readings_of
from lib.domain.priority.need_factors import PriorityGround
from lib.domain.version import Version
from lib.gate import plan_settings, plans_here, signed_in, who_later
from lib.settings import Settings, read_settings
from lib.state.assessments import AssessmentBook
from lib.state.audit import exported
from lib.state.datatraek import read_draft
from lib.state.decisions import DecisionBook
from lib.state.engine import StateUnavailable, open_state
from lib.state.version_files import file_of, told_version
from lib.state.versions import active_version
from lib.state.weightings import sessions_of, weightings_of
from lib.ui.files import Ledger, keep_ledger
from lib.ui.frame import NO_FIGURES, apply_style, brand, empty_state, only_real, version_mark
from lib.ui.navigation import ensure_navigation, page_entry
from lib.ui.new_figures import new_figures
from lib.ui.sign_in import page_refused
from lib.ui.slide_return import DECK_PAGE, return_link
from lib.warehouse import questions
from lib.warehouse.files import public_path
from lib.warehouse.public import PublicWarehouse, WarehouseUnavailable, open_public
from lib.warehouse.questions import activities, weighable
from lib.warehouse.questions import plan as plan_of
from lib.warehouse.shared import SharedUnavailable, ensure_public

LATER = "Vent et øjeblik, og genindlæs siden."
_READ = "kladder_der_er_set"
BUILD_COMMAND = "python -m lib build"
STATE_LOST = (
    " Der ligger datafiler fra før, men databasen er tom: er den gået tabt, så gendan sikkerhedskopien "
    "(docs/deployment.md), før du bygger."
)


@dataclass(frozen=True)
class ShownVersion:
    """The version as screens write it: the six signs and the day it became the active one ('21. nov. 2026'); `whole`
    is the whole hash, as papers have it."""

    short: str
    date: str
    whole: str

    @property
    def words(self) -> str:
        """'version 3f2a9c · 21. nov. 2026'."""
        return f"version {self.short} · {self.date}"


@dataclass(frozen=True)
class House:
    """What a page works with. `only_real` is the switch *Kun offentliggjorte og indlæste tal*; `state` and `archive`
    are for the pages about datatræk; `account` is who is at the screen."""

    plan: Plan
    warehouse: PublicWarehouse
    version: ShownVersion
    only_real: bool
    state: Engine
    archive: Archive
    account: Account

    @property
    def mark(self) -> str:
        """The plan's short name, version and date in one line: for sources and exports."""
        return f"{self.plan.short_name} · {self.version.words}"

    @property
    def assessments(self) -> AssessmentBook:
        """The socialfaglige vurderinger of the plan, to read and to write."""
        return AssessmentBook(self.state, self.plan.plan_id, self.account)

    @property
    def decisions(self) -> DecisionBook:
        """The board's decisions, to read and to write."""
        return DecisionBook(self.state, self.plan.plan_id, self.account)

    @cached_property
    def in_force(self) -> InForce:
        """The placement in force today: the plan's own, and what has been decided on top of it."""
        return self.in_force_on(danish_day(dt.datetime.now(dt.UTC)))

    def in_force_on(
        self, day: dt.date, earlier: PublicWarehouse | None = None, seen_at: dt.datetime | None = None
    ) -> InForce:
        """The placement as it stands on a day; on the plan's placement of an `earlier` version where one is given, and
        without the decisions written after `seen_at`. Stops the page where a decision cannot be read."""
        base = placement_from(questions.placement(earlier or self.warehouse))
        kinds = questions.decision_kinds(self.warehouse)
        try:
            decided, answers = self.decisions.all(), self.decisions.approvals()
        except DecisionUnreadable as unreadable:
            empty_state("Beslutningerne kan ikke læses", str(unreadable), heading="h1")
            st.stop()
        seen = [each for each in decided if seen_at is None or each.at <= seen_at]
        return placement_in_force(base, seen, answers, kinds, day, self.plan.zone_ids)

    @property
    def placed(self) -> pd.DataFrame:
        """As the question `placement`, with what is decided and in force today in it."""
        return placed_rows(questions.placement(self.warehouse), self.in_force, self.plan.zone_ids)

    @property
    def priority(self) -> PriorityGround:
        """What the need may be weighed with: real figures only, and what has been weighed in the plan's discussions."""
        zones, kommune, plan_id = self.plan.zone_ids, self.plan.kommune_area, self.plan.plan_id
        return PriorityGround(
            lambda: readings_of(*weighable(self.warehouse, [*zones, kommune], True), zones, kommune)[0],
            lambda: sessions_of(self.state, plan_id),
            lambda name: weightings_of(self.state, plan_id, name).members,
        )

    @property
    def activity_names(self) -> dict[str, str]:
        """The short names of the plan's activities by id, in the order of the agreement."""
        rows = activities(self.warehouse)
        return dict(zip(rows["activity_id"], rows["short_name"], strict=True))

    def note_reading(self, datatraek_id: str) -> None:
        """Writes, once a session, that the account looks at the unmasked rows of a draft: before they are shown. Raises
        where it cannot be written, and NotAllowed."""
        seen: set[str] = st.session_state.setdefault(_READ, set())
        if datatraek_id not in seen:
            read_draft(self.state, datatraek_id, self.account)
            seen.add(datatraek_id)

    @property
    def other_plans(self) -> dict[str, str]:
        """The other plans that the account may see here: plan id -> name."""
        return {plan_id: name for plan_id, name in plans_here().items() if plan_id != self.plan.plan_id}

    def open_plan(self, plan_id: str) -> PublicWarehouse | None:
        """The active version of another plan; None where it is not among `other_plans` or cannot be opened now."""
        if plan_id not in self.other_plans:
            return None
        settings = read_settings().of_plan(plan_id)
        version = active_version(self.state, plan_id)
        try:
            return version and open_public(public_file(settings, self.state, version.version))
        except (WarehouseUnavailable, SharedUnavailable):
            return None

    def earlier(self, short: str) -> PublicWarehouse | None:
        """What an earlier version published, by the six signs of it; None where its file is no longer there, or was
        built by a program that did not know all that is asked today."""
        if not (short.isascii() and short.isalnum()):
            return None
        settings = read_settings().of_plan(self.plan.plan_id)
        files = sorted(settings.warehouse_folder.glob(public_path(Path(), f"{short}*").name))
        try:
            if not files and settings.shared_warehouse:
                known = told_version(self.state, self.plan.plan_id, short)
                files = [public_file(settings, self.state, known)] if known else []
            found = open_public(files[0]) if files else None
            own = found is not None and found.holds_all_of(self.warehouse)
            return found if own and plan_of(found).plan_id == self.plan.plan_id else None
        except WarehouseUnavailable:
            return None


def open_page(page_id: str) -> House:
    """Enter the page frame; stops the page with a message when there is nothing to show.

    Raises KeyError for a page that is not in the navigation's table.
    """
    ensure_navigation()
    account = signed_in()
    entry = page_entry(page_id)
    apply_style()
    brand()
    if not may_open(account, page_id):
        page_refused(page_id, entry.title)
        st.stop()
    settings = plan_settings()
    version, warehouse = _open_active(settings)
    house = House(
        plan=plan_of(warehouse),
        warehouse=warehouse,
        version=ShownVersion(version.short, short_date(version.activated_at), version.version),
        only_real=only_real(),
        state=open_state(settings.state_url),
        archive=Archive(settings.archive_folder, settings.plan_id),
        account=account,
    )
    _keep_ledger(page_id, house, settings.state_url)
    # Where there is more than one plan, the switch beside it says which.
    version_mark(house.version.words if house.other_plans else house.mark)
    new_figures(house.plan.plan_id, version.token)
    if page_id != DECK_PAGE:
        return_link()
    if entry.needs_zones and not house.plan.zones:
        empty_state(
            "Planen har ingen zoner endnu",
            "Indlæs et kort med zonerne og en liste med afdelingerne på siden Datatræk.",
            heading="h1",
        )
        st.stop()
    return house


def _keep_ledger(page_id: str, house: House, state_url: str) -> None:
    """Where the page's files are written down; of several plans a file's name says which one it is of."""
    write = partial(_note_file, state_url, page_id, who_later())
    mark = f"{house.plan.plan_id}-" if house.other_plans else ""
    keep_ledger(Ledger(page_id, house.version.whole, write, mark))


def _note_file(
    state_url: str, page_id: str, ask: Callable[[], Account | None], what: str, version: str
) -> None:
    """Writes that a file is being fetched. Raises where that cannot be written, and NotAllowed where the one
    whom the page was drawn for has been signed out since, or may no longer open it: then no file is given."""
    actor = allowed(ask() or NOBODY, PAGE_NEEDS[page_id])
    exported(open_state(state_url), actor, what, version)


def _open_active(settings: Settings) -> tuple[Version, PublicWarehouse]:
    try:
        engine = open_state(settings.state_url)
        version = active_version(engine, settings.plan_id)
        if version is None:
            lost = any(settings.warehouse_folder.glob(public_path(Path(), "*").name))
            _refuse(f"Planen »{settings.plan_id}« har endnu ingen version." + STATE_LOST * lost)
        return version, open_public(public_file(settings, engine, version.version))
    except SharedUnavailable as unavailable:
        empty_state("Tallene kan ikke hentes", f"{unavailable} {LATER}", role="alert", heading="h1")
        st.stop()
    except WarehouseUnavailable as unavailable:
        _refuse(str(unavailable))
    except StateUnavailable as unavailable:
        empty_state("Databasen kan ikke bruges", str(unavailable), role="alert", heading="h1")
        st.stop()


def public_file(settings: Settings, engine: Engine, version: str) -> Path:
    """The version's file in this machine's folder, fetched from where machines share when it is not there yet."""
    folder, shared = settings.warehouse_folder, settings.shared_warehouse
    return ensure_public(folder, shared, version, lambda: file_of(engine, settings.plan_id, version))


def _refuse(why: str) -> NoReturn:
    empty_state(
        NO_FIGURES,
        f"{why} Byg datagrundlaget med kommandoen herunder, og genindlæs siden.",
        command=BUILD_COMMAND,
        heading="h1",
    )
    st.stop()
