"""`python -m lib statbank`: kommune and national series from Statistikbanken, each a draft like any other file."""

import argparse
import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from lib.cli.accounts import COMMAND_LINE, account_of
from lib.cli.drafts import STATUS_WORDS, ReadFile, make_draft
from lib.cli.output import Output
from lib.cli.parser import ACCOUNT_HELP, JSON_HELP, YES_HELP
from lib.cli.places import read_places
from lib.cli.publishing import Publishing, publish
from lib.cli.reading import names_of
from lib.cli.versions import Progress, active_contents, plan_with
from lib.domain.access.account import Account
from lib.domain.datatraek.difference_words import rows_words
from lib.domain.datatraek.rows import DatatraekKind
from lib.domain.plan_tables import PlanTables
from lib.ingest.messages import PlanFileError
from lib.ingest.statbank.catalogue import query_flaws, read_queries
from lib.ingest.statbank.client import FetchProgress, StatbankClient
from lib.ingest.statbank.query import StatbankQuery
from lib.ingest.statbank.reading import read_statbank
from lib.settings import Settings

DONE, STOPPED = 0, 1
PREFIX = "statbank:"


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Puts the command into the parser."""
    fetch = commands.add_parser(
        "statbank", help="hent kommune- og landstal fra Danmarks Statistik som kladder"
    )
    fetch.add_argument(
        "--kun",
        default="",
        metavar="FORESPØRGSEL",
        help="kun denne (filens navn i planens mappe statbank)",
    )
    fetch.add_argument("--udgiv", action="store_true", help="udgiv straks, hvad der ikke stopper")
    fetch.add_argument("--ja", action="store_true", help=YES_HELP)
    fetch.add_argument("--konto", default=COMMAND_LINE, help=ACCOUNT_HELP)
    fetch.add_argument("--json", action="store_true", help=JSON_HELP)
    fetch.set_defaults(run=_fetch)


def _fetch(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    account = account_of(settings, asked.konto, now)
    plan_tables = plan_with(settings, active_contents(settings))
    queries = wanted_queries(settings, plan_tables, asked.kun)
    with tempfile.TemporaryDirectory() as folder:
        reports = fetch_drafts(settings, plan_tables, queries, Path(folder), account, output.step, now)
    for report in reports if asked.udgiv else []:
        if not any(found["severity"] == "stopper" for found in report["findings"]):
            publishing = Publishing(report["datatraek_id"], account, "", asked.ja)
            report |= publish(settings, read_places(), publishing, output.step, now) | {"status": "udgivet"}
    said = [
        f"{report['file_name']}: {rows_words(report['rows'])} ({STATUS_WORDS[report['status']]})."
        for report in reports
    ]
    output.result({"datatraek": reports}, *said)
    stopped = any(found["severity"] == "stopper" for report in reports for found in report["findings"])
    return STOPPED if stopped else DONE


def wanted_queries(settings: Settings, plan_tables: PlanTables, only: str) -> list[StatbankQuery]:
    """The plan's queries, or the one that is asked for. Raises PlanFileError for a query that does not fit the plan."""
    queries = read_queries(settings.plan_folder)
    names = names_of(plan_tables)
    sources = set(plan_tables.tables["sources"]["source_id"])
    flaws = query_flaws(queries, names.indicators, names.areas, sources)
    if flaws:
        raise PlanFileError(flaws)
    return [query for query_id, query in queries.items() if only in ("", query_id)]


def fetch_drafts(
    settings: Settings,
    plan_tables: PlanTables,
    queries: list[StatbankQuery],
    folder: Path,
    actor: Account,
    progress: Progress,
    now: dt.datetime,
) -> list[dict[str, Any]]:
    """Fetches each query and keeps it as a draft; returns the reports. Raises StatbankUnavailable.

    `folder` takes the bodies until the archive has them.
    """
    client = StatbankClient(settings.statbank_url)
    names = names_of(plan_tables)
    reports = []
    for place, query in enumerate(queries):

        def step(fetched: FetchProgress, place: int = place, query: StatbankQuery = query) -> None:
            share = (place + fetched.part / (fetched.parts + 1)) / len(queries)
            progress(f"Henter {names.indicators[query.indicator_id].label}", share)

        fetched = client.fetch(query, step)
        path = folder / fetched.name
        path.write_bytes(fetched.body)
        rows, findings = read_statbank(path, query, names.indicators[query.indicator_id], fetched.name)
        read = ReadFile(
            path=path,
            name=fetched.name,
            kind=DatatraekKind.OBSERVATIONER,
            profile_id=PREFIX + query.query_id,
            profile_text=fetched.profile,
            source_id=query.source_id,
            rows=rows,
            findings=tuple(findings),
        )
        reports.append(make_draft(settings, plan_tables, read, actor, now, only_try=False).report)
    return reports
