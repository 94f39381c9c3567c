"""Areas x criteria: each number with its distance to the limit in percentage points and persons, the answer as sign,
word and colour, and last what the category's criteria together would give. A real HTML table."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.domain.law.law import Category, Criterion, Law
from lib.domain.law.lists import has_legal
from lib.domain.law.screening import Answer, Outcome, Screening, Tested
from lib.domain.law.sentences import (
    ANSWER_WORDS,
    STAMP,
    distance_words,
    held_value_words,
    limit_words,
    outcome_words,
    tested_words,
)
from lib.domain.numbers import count
from lib.domain.observation import PROVENANCE_WORDS, REAL_PROVENANCES
from lib.ui.markup import element, join, text
from lib.ui.once import once

_STYLE = Path(__file__).with_name("criteria.css")
_TONES = {Answer.OPFYLDT: "zk-worse", Answer.IKKE_OPFYLDT: "zk-better", Answer.KAN_IKKE: "zk-doubt"}
_TO_THE_LAW = (
    "Loven taler om sammenhængende områder med mindst {residents} beboere, og ministeren afgør, hvilke der kommer på "
    "listerne."
)

EXPORT_DECIMALS = {"Værdi": 2, "Afstand i procentpoint": 2, "Afstand i personer": 0}
"""Of the numbers in the table of `export_table`."""

MANY = 8
"""With more areas than this those without a number have no row of their own."""


def draw_stamp(categories: Sequence[Category]) -> None:
    """That all of it is a screening, and what the law itself speaks of; with the page's style sheet."""
    known = [each.min_residents for each in categories if each.min_residents is not None]
    law = _TO_THE_LAW.format(residents=count(min(known))) if known else "Ministeren afgør."
    st.html(_STYLE)
    st.html(element("p", element("b", text(STAMP)), text(law), class_="zk-stamp", role="note"))


def uncertain(tested: Tested) -> bool:
    """Whether the 95 % interval of the number holds the limit."""
    value, limit = tested.value, tested.limit
    if value is None or limit is None or value.low is None or value.high is None:
        return False
    return value.low <= limit <= value.high


def sign_of(tested: Tested) -> str:
    """'▲' over the limit, '▼' under it, '=' on it, '–' where there is nothing to hold against it."""
    if tested.answer is Answer.KAN_IKKE or tested.distance is None:
        return "–"
    return "=" if tested.distance == 0 else "▲" if tested.distance > 0 else "▼"


def family_tested(screening: Screening, family: Sequence[Category]) -> dict[str, Tested]:
    """Each criterion held against the limit of the categories chosen: the first that has one."""
    wanted = {each.category for each in family}
    found: dict[str, Tested] = {}
    for outcome in screening.outcomes:
        if outcome.category.category in wanted:
            for tested in (*outcome.tested, *([outcome.gate] if outcome.gate else [])):
                found.setdefault(tested.criterion.criterion, tested)
    return found


def draw_criteria_table(
    screenings: Sequence[Screening], law: Law, family: Sequence[Category], caption: str
) -> None:
    """The table of `criteria_table` on the page."""
    st.html(once(criteria_table, screenings, law, family, caption))


def criteria_table(
    screenings: Sequence[Screening], law: Law, family: Sequence[Category], caption: str
) -> str:
    """A row per area, a column per criterion of the categories chosen, and one for all of them together.

    Of many areas those without a number in the law's definition have no row: the chart says how many they are.
    """
    if len(screenings) > MANY:
        screenings = [each for each in screenings if has_legal(each)]
    tested = [family_tested(each, family) for each in screenings]
    criteria = [each for each in law.criteria if any(each.criterion in own for own in tested)]
    head = element("th", "Område", scope="col") + join(_head(each, tested) for each in criteria)
    said: set[str] = set()
    rows = join(
        _row(screening, own, criteria, family, said)
        for screening, own in zip(screenings, tested, strict=True)
    )
    table = element(
        "table",
        element("caption", text(caption), class_="zk-hidden"),
        element("thead", element("tr", head, element("th", "Kriterierne tilsammen", scope="col"))),
        element("tbody", rows),
        class_="zk-table zk-text zk-tested",
    )
    return element("div", table, class_="zk-scroll", tabindex="0", role="region", aria_label=caption)


def export_table(screenings: Sequence[Screening], families: Mapping[str, Sequence[Category]]) -> pd.DataFrame:
    """Everything as a file, a row per area, paragraph and criterion; stamped on every row."""
    rows = [
        {
            "Område": screening.area_name,
            "Liste": f"1. december {screening.list_year}",
            "Grænser efter": law_name,
            "Kriterium": tested.criterion.name,
            "Værdi": tested.value.value if tested.value and tested.value.legal else None,
            "Grænse": limit_words(tested),
            "Afstand i procentpoint": tested.distance,
            "Afstand i personer": tested.persons,
            "Svar": ANSWER_WORDS[tested.answer],
            "Usikkerhed": "intervallet rummer grænsen" if uncertain(tested) else "",
            "Begrundelse": tested.reason,
            "Oprindelse": _origin(tested),
            "Forbehold": STAMP,
        }
        for screening in screenings
        for law_name, family in families.items()
        for tested in family_tested(screening, family).values()
    ]
    return pd.DataFrame(rows)


def _origin(tested: Tested) -> str:
    known = tested.value is not None and tested.value.provenance is not None
    return (
        PROVENANCE_WORDS[tested.value.provenance]
        if known and tested.value and tested.value.provenance
        else ""
    )


def _head(criterion: Criterion, tested: Sequence[dict[str, Tested]]) -> str:
    first = next(own[criterion.criterion] for own in tested if criterion.criterion in own)
    words = limit_words(first)
    said = words if first.limit is None else f"opfyldt {words}"
    return element(
        "th", text(criterion.short_name), element("small", text(said)), scope="col", title=criterion.name
    )


def _row(
    screening: Screening,
    tested: Mapping[str, Tested],
    criteria: Sequence[Criterion],
    family: Sequence[Category],
    said: set[str],
) -> str:
    """`said` holds the reasons that stand in the table already: each is written once, and when pointed at."""
    residents = (
        "beboertal mangler" if screening.residents is None else f"{count(screening.residents)} beboere"
    )
    label = element("th", text(screening.area_name), element("small", text(residents)), scope="row")
    cells = join(
        _cell(tested[each.criterion], said) if each.criterion in tested else element("td", "–")
        for each in criteria
    )
    return element("tr", label, cells, _together(screening, family, said))


def _cell(tested: Tested, said: set[str]) -> str:
    words = tested_words(tested)
    answer, tone = ANSWER_WORDS[tested.answer], _TONES[tested.answer]
    if tested.answer is Answer.KAN_IKKE:
        shown = element("span", text(f"– {answer}"), class_="zk-doubt")
        return element("td", shown, _once(tested.reason, said), title=f"{words}. {tested.reason}")
    doubt = uncertain(tested)
    number = element("b", text(f"{sign_of(tested)} {held_value_words(tested)}"))
    told = f"{answer}, men usikkert" if doubt else answer
    shown = element("span", number, " ", text(told), class_="zk-doubt" if doubt else tone)
    distance = element("small", text(distance_words(tested)))
    made_up = tested.value is not None and tested.value.provenance not in REAL_PROVENANCES
    return element("td", shown, distance, title=words, class_="zk-made-up" if made_up else None)


def _together(screening: Screening, family: Sequence[Category], said: set[str]) -> str:
    wanted = [each.category for each in family]
    own = [each for each in screening.outcomes if each.category.category in wanted]
    if own and own[0].answer is Answer.KAN_IKKE:
        own = own[:1] + [each for each in own[1:] if each.answer is not Answer.KAN_IKKE]
    return element("td", join(_outcome(each, place, said) for place, each in enumerate(own)))


def _outcome(outcome: Outcome, place: int, said: set[str]) -> str:
    words = outcome_words(outcome)
    told = words[0].upper() + words[1:]
    if place == 0:
        shown = element("span", text(told), class_=_TONES[outcome.answer], title=outcome.reason or None)
        return shown + _once(outcome.reason, said)
    return element("small", text(told), class_="zk-small-ink", title=outcome.reason or None)


def _once(reason: str, said: set[str]) -> str:
    """The reason, small, the first time it is given."""
    if not reason or reason in said:
        return ""
    said.add(reason)
    return element("small", text(reason))
