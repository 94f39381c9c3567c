"""*Opfølgningsrapport til revisionen*: which meetings were shown the follow-up, and what it said then."""

import datetime as dt

from docx.document import Document

from lib.domain.dates import long_date, short_date
from lib.domain.goals.follow_up import FollowUp, ShownGoal, counts_words
from lib.domain.plan import Plan
from lib.reports.document import Paper, add_heading, add_table, add_text, new_document, to_bytes
from lib.reports.follow_up_tables import goals_table, meetings_table, remark

TITLE = "Opfølgningsrapport"
_MEETING_WIDTHS = (14, 21, 10, 7, 7, 8, 11, 27, 14, 20)
_GOAL_WIDTHS = (29, 16, 13, 20, 14, 18, 13, 30)


def follow_up_docx(records: tuple[FollowUp, ...], plan: Plan, version: str, written: dt.datetime) -> bytes:
    """The report as a Word file: the meetings, then each with its comment and its goals as they were shown.

    `records` the latest meeting first; `version` the whole hash in force when the report is written (UTC).
    """
    mark = f"{plan.short_name} · version {version[:6]} · {short_date(written)}"
    paper = Paper(f"{TITLE}: {plan.name}", _subtitle(records, plan), mark, written)
    document = new_document(paper)
    add_text(document, f"Skrevet {short_date(written)} af version {version}.")
    add_heading(document, "Møder, hvor opfølgningen blev vist", 1)
    if records:
        table = meetings_table(records)
        about = (
            "En række for hvert møde: dato, møde, version, hvor mange mål der stod hvordan, og kommentaren."
        )
        add_table(document, table, "Møder", about, _MEETING_WIDTHS)
    else:
        add_text(document, "Intet møde er registreret endnu.")
    for record in records:
        _meeting(document, record)
    return to_bytes(document)


def _subtitle(records: tuple[FollowUp, ...], plan: Plan) -> str:
    period = f"Planens periode: {_day(plan.valid_from)} til {_day(plan.valid_to)}"
    if not records:
        return f"{period}."
    days = [record.meeting.held_on for record in records]
    return (
        f"{period}. Registrerede møder: {len(days)}, fra {long_date(min(days))} til {long_date(max(days))}."
    )


def _meeting(document: Document, record: FollowUp) -> None:
    add_heading(
        document, f"{record.meeting.meeting_name}, {long_date(record.meeting.held_on)}", 1, new_page=True
    )
    add_text(document, f"Vist: {counts_words(record.shown)}.")
    add_text(document, f"Version {record.version}. Registreret {short_date(record.at)} af {record.actor}.")
    if words := remark(record):
        add_text(document, words)
    add_heading(document, "Kommentar", 2)
    add_text(document, record.meeting.comment or "Ingen kommentar.")
    for delaftale, goals in _by_delaftale(record.shown).items():
        add_heading(document, delaftale, 2)
        about = (
            f"Målene for {delaftale}, som de blev vist {long_date(record.meeting.held_on)}, med status i ord."
        )
        add_table(document, goals_table(goals), f"Mål: {delaftale}", about, _GOAL_WIDTHS)


def _by_delaftale(shown: tuple[ShownGoal, ...]) -> dict[str, tuple[ShownGoal, ...]]:
    names = dict.fromkeys(goal.delaftale for goal in shown)
    return {name: tuple(goal for goal in shown if goal.delaftale == name) for name in names}


def _day(written: str) -> str:
    return long_date(dt.date.fromisoformat(written))
