"""Findings as people read them: grouped by how serious, each with its sign, its place and what to do."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.datatraek.finding import Finding, Place, Severity
from lib.domain.numbers import count
from lib.domain.sentences_datatraek import SEVERITY_TITLES, SEVERITY_WORDS, DraftCounts
from lib.ui.markup import element, join, text

SIGNS = {Severity.STOPPER: "!", Severity.SPOERGER: "?", Severity.OPLYSER: "i"}
TICK = "Set, og det er rigtigt"
ALL_TICK = "Alle {} er set, og de er rigtige"
ONE_BY_ONE = 3
"""So many findings of one rule have a tick each; more of them share one."""
LONG_LIST = 8


def findings_of(report: Mapping[str, object]) -> list[Finding]:
    """The findings of a report (a dict from JSON) as the domain has them, in the order of the report."""
    return [
        Finding(
            Severity(row["severity"]),
            row["code"],
            Place(row["file"], row.get("sheet") or "", row.get("cell") or ""),
            row["problem"],
            row["remedy"],
        )
        for row in report.get("findings", [])
    ]


def counts_of(report: Mapping[str, object]) -> DraftCounts:
    """What a report counts; a number that is not there is 0 rows, for then there was nothing to compare with."""
    findings = findings_of(report)
    sizes = {name: int(report.get(name) or 0) for name in ("new", "changed", "gone", "unchanged")}
    return DraftCounts(
        stops=sum(finding.severity is Severity.STOPPER for finding in findings),
        asks=sum(finding.severity is Severity.SPOERGER for finding in findings),
        **sizes,
    )


def findings_list(findings: Sequence[Finding]) -> str:
    """The findings as a list, each with what is wrong, what to do, and where; everything escaped."""
    long = len(findings) > LONG_LIST
    return element(
        "ul",
        join(_item(finding) for finding in findings),
        class_="zk-findings zk-long" if long else "zk-findings",
        tabindex="0" if long else None,
    )


def group_heading(severity: Severity, size: int) -> str:
    """'! Stopper: skal rettes ...' with how many."""
    sign = _sign(severity)
    return element(
        "h3", sign, text(SEVERITY_TITLES[severity]), element("small", text(count(size))), class_="zk-group"
    )


def draw_findings(findings: Sequence[Finding], draft_id: str, ask: bool = True) -> int:
    """All groups, the most serious first; with `ask` ticks for what asks. Returns how many ticks are not yet set."""
    missing = 0
    for severity in Severity:
        group = [finding for finding in findings if finding.severity is severity]
        if not group:
            continue
        st.html(group_heading(severity, len(group)))
        if severity is Severity.SPOERGER and ask:
            missing = sum(not answered for answered in _answers(group, draft_id))
        else:
            st.html(findings_list(group))
    return missing


def _answers(group: Sequence[Finding], draft_id: str) -> list[bool]:
    """A tick for each finding; when one rule asks of many places, one tick for all of them."""
    by_code: dict[str, list[Finding]] = {}
    for finding in group:
        by_code.setdefault(finding.code, []).append(finding)
    answers = []
    for alike in by_code.values():
        several = len(alike) > ONE_BY_ONE
        for questions in [alike] if several else [[finding] for finding in alike]:
            # The labels are ours: a label is markdown, and what a file says is never read as markup.
            label = ALL_TICK.format(count(len(questions))) if several else TICK
            key = f"set-{draft_id}-{len(answers)}"
            with st.container(key=f"spoerg-{len(answers)}", gap=None):
                st.html(findings_list(questions))
                answers.append(st.checkbox(label, key=key, persist_state="session"))
    return answers


def _item(finding: Finding) -> str:
    said = element("p", text(finding.problem))
    remedy = element("p", text(finding.remedy), class_="zk-remedy") if finding.remedy else ""
    where = element("p", text(finding.place.words()), class_="zk-where")
    return element("li", _sign(finding.severity), element("div", said, remedy, where))


def _sign(severity: Severity) -> str:
    name = element("span", text(f"{SEVERITY_WORDS[severity]}: "), class_="zk-hidden")
    mark = element("span", text(SIGNS[severity]), class_=f"zk-sign zk-sign-{severity}", aria_hidden="true")
    return element("span", mark, name)
