"""The letter of *Mandagsmail* from the public warehouse of the active version: figures, words and picture."""

import datetime as dt
from dataclasses import dataclass

from lib.charts.digest_chart import digest_chart
from lib.domain.dates import danish_day, long_date, short_date
from lib.domain.unemployment.digest import digest_bars, make_digest
from lib.domain.unemployment.digest_letter import Letter, make_letter
from lib.domain.unemployment.digest_words import WHOLE_NAME
from lib.domain.unemployment.known import known_persons
from lib.reports.chart_png import bare_png
from lib.reports.digest_look import MAIL_INKS
from lib.settings import Settings
from lib.state.digests import DigestKey
from lib.state.engine import open_state
from lib.state.versions import active_version
from lib.warehouse import questions
from lib.warehouse.files import public_path
from lib.warehouse.public import NO_VERSION, PublicWarehouse, WarehouseUnavailable


@dataclass(frozen=True)
class ActiveLetter:
    """A letter, its chart as PNG (None: there is nothing to draw) and what it is of."""

    letter: Letter
    picture: bytes | None
    key: DigestKey


def active_letter(settings: Settings, only_real: bool, now: dt.datetime) -> ActiveLetter:
    """The letter of the active version as of `now` (UTC); `only_real` leaves demo out.

    Only the masked file is opened. Raises WarehouseUnavailable where no version is active.
    """
    version = active_version(open_state(settings.state_url), settings.plan_id)
    if version is None:
        raise WarehouseUnavailable(NO_VERSION)
    warehouse = PublicWarehouse(public_path(settings.warehouse_folder, version.version))
    plan, today = questions.plan(warehouse), danish_day(now)
    known = known_persons(questions.unemployment(warehouse, only_real), plan)
    digest = make_digest(
        known, questions.goal_rows(warehouse), questions.breaks(warehouse), plan, WHOLE_NAME, today
    )
    bars = digest_bars(digest)
    mark = f"{plan.short_name} · version {version.short} · {short_date(version.activated_at)}"
    letter = make_letter(digest, bars, known, plan, questions.sources(warehouse), mark, today)
    before = "" if digest.baseline is None else long_date(digest.baseline)
    picture = bare_png(digest_chart(bars, before, mark, MAIL_INKS)) if bars else None
    week = "{}-W{:02}".format(*today.isocalendar()[:2])
    return ActiveLetter(letter, picture, DigestKey(settings.plan_id, week, version.version))
