"""Two rows of words under the years of a listed area: what the sources say of the state's list, and what the printed
figures alone would give."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.charts.inks import ChartInks
from lib.charts.laid_out import EXACT, Layer, layer, text_layer
from lib.domain.law.screening import Answer, Screening
from lib.domain.law.sentences import ANSWER_WORDS

ROW_HEIGHT = 94
_LINE, _DOWN = 17, 12
_LETTERS_A_YEAR = 12
_HEADS = (
    ["Statens liste,", "som kilderne", "skriver"],
    ["Screening af de", "offentliggjorte", "tal"],
)


@dataclass(frozen=True)
class YearWords:
    """What is written under a list year: `state` as the sources tell it, `screening` what the figures would give;
    `met` where at least one category's criteria would be met."""

    list_year: int
    state: str
    screening: str
    met: bool = False


@dataclass(frozen=True)
class _Run:
    """Words that are the same for lists in a row."""

    words: str
    met: bool
    first: int
    last: int


def word_layers(words: Sequence[YearWords], left: float, top: float, inks: ChartInks) -> list[Layer]:
    """The two rows from `top` down, their heads at `left`; what years in a row share is written once under them all."""
    state = _runs([_Run(each.state, False, each.list_year, each.list_year) for each in words])
    screened = _runs([_Run(each.screening, each.met, each.list_year, each.list_year) for each in words])
    placed = [(run, top + place * ROW_HEIGHT) for place, row in enumerate((state, screened)) for run in row]
    heads = [
        {"x": left, "y": top + place * ROW_HEIGHT + _DOWN, "text": lines}
        for place, lines in enumerate(_HEADS)
    ]
    brackets = [{"x": run.first - 0.4, "x2": run.last + 0.4, "y": y + 4} for run, y in placed if run.words]
    rows = [
        {
            "x": (run.first + run.last) / 2,
            "y": y + _DOWN,
            "text": _wrapped(run),
            "colour": inks.worse if run.met else inks.ink,
        }
        for run, y in placed
        if run.words
    ]
    text = {"type": "text", "fontSize": 13, "lineHeight": _LINE, "baseline": "top"}
    return [
        layer(brackets, {"type": "rule", "color": inks.muted, "strokeWidth": 1}),
        text_layer(heads, 13, inks.muted, baseline="top", lineHeight=_LINE),
        layer(rows, text, text={"field": "text"}, color={"field": "colour", **EXACT}),
    ]


def _wrapped(run: _Run) -> list[str]:
    letters = _LETTERS_A_YEAR * (run.last - run.first + 1)
    lines = run.words.split("\n")
    if len(lines) > 1:
        return lines
    return textwrap.wrap(run.words, letters, break_long_words=False)


def _runs(each_year: Sequence[_Run]) -> list[_Run]:
    runs: list[_Run] = []
    for each in each_year:
        before = runs[-1] if runs else None
        joins = before is not None and (before.words, before.met, before.last + 1) == (
            each.words,
            each.met,
            each.first,
        )
        if before is not None and joins:
            runs[-1] = _Run(before.words, before.met, before.first, each.last)
        else:
            runs.append(each)
    return runs


def year_words(listed: pd.DataFrame, screenings: Sequence[Screening]) -> tuple[YearWords, ...]:
    """What stands under each year: `listed` as questions.listed_values of one area, `screenings` of the same years."""
    told = dict(zip(listed["list_year"], listed["status"], strict=True))
    return tuple(
        YearWords(
            list_year=each.list_year,
            state="" if pd.isna(told[each.list_year]) else str(told[each.list_year]),
            screening=_screened(each),
            met=any(outcome.answer is Answer.OPFYLDT for outcome in each.outcomes),
        )
        for each in screenings
    )


def _screened(screening: Screening) -> str:
    """'§ 61 a:' and 'opfyldt' as two lines, for each of the categories that can be answered for the year itself."""
    if not screening.outcomes:
        return "lovens grænser er ukendte"
    said = [
        f"{outcome.category.short_law}:\n{ANSWER_WORDS[outcome.answer]}"
        for outcome in screening.outcomes
        if outcome.answer is not Answer.KAN_IKKE and outcome.category.years is None
    ]
    return "\n".join(said) or ANSWER_WORDS[Answer.KAN_IKKE]
