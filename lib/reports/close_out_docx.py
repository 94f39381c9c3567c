"""*Slutstatus* as a table and as a Word file: of every goal what was reached, why not, and what then."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.domain.goals.close_out import CloseOut, grouped
from lib.domain.goals.close_out_sentences import WHY_NOT_HEAD, advice_words, reached_words, why_not_words
from lib.domain.goals.sentences import status_words
from lib.reports.document import Paper, add_heading, add_table, add_text, new_document, to_bytes

_WIDTHS = (28, 16, 14, 27, 31, 34)


@dataclass(frozen=True)
class CloseOutPaper:
    """The sentences of the paper: `finding` its title, `notes` under it, `mark` plan, version and date."""

    finding: str
    notes: tuple[str, ...]
    mark: str
    written: dt.datetime
    over: bool


def close_out_table(close_outs: Sequence[CloseOut], over: bool) -> pd.DataFrame:
    """One row per goal in Danish words; `over`: the plan has ended."""
    rows = []
    for each in close_outs:
        goal = each.result.goal
        rows.append(
            {
                "Delaftale": goal.delaftale,
                "Mål": f"{goal.goal_id}: {goal.indicator}",
                "Område": goal.area_name,
                "Status": status_words(each.result),
                "Hvad er nået": reached_words(each.result, over),
                WHY_NOT_HEAD: why_not_words(each),
                "Til næste plan": advice_words(each),
            }
        )
    columns = ["Delaftale", "Mål", "Område", "Status", "Hvad er nået", WHY_NOT_HEAD]
    return pd.DataFrame(rows, columns=[*columns, "Til næste plan"])


def close_out_docx(close_outs: Sequence[CloseOut], paper: CloseOutPaper) -> bytes:
    """The close-out as a Word file, a table for each delaftale."""
    document = new_document(Paper(paper.finding, "", paper.mark, paper.written))
    for note in paper.notes:
        add_text(document, note)
    for delaftale, members in grouped(close_outs).items():
        add_heading(document, delaftale, 1)
        table = close_out_table(members, paper.over).drop(columns="Delaftale")
        about = f"En række for hvert mål i {delaftale}: status, hvad der er nået, og hvad det siger om næste plan."
        add_table(document, table, f"Slutstatus: {delaftale}", about, _WIDTHS)
    return to_bytes(document)
