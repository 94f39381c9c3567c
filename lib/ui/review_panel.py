"""How it went: for each expectation the interval that was frozen, as a band, and what was observed since, as a dot."""

from collections.abc import Sequence

import streamlit as st

from lib.domain.dates import long_date
from lib.domain.decisions.history import reviews_table
from lib.domain.decisions.review import Review, ReviewState, reviews_finding
from lib.domain.observation import REAL_PROVENANCES
from lib.ui.frame import data_expander, empty_state, section, source_line
from lib.ui.markup import element, join, text

SIGNS = {
    ReviewState.HIT: "●",
    ReviewState.MISSED: "✕",
    ReviewState.UNDECIDED: "?",
    ReviewState.TOO_EARLY: "…",
    ReviewState.NOT_JUDGED: "–",
}
"""A sign beside each word: neither is alone in saying it."""
ROOM = 0.35
"""Beside band and dot, as a share of what they span."""
_RULE = (
    "Ramt: det første offentliggjorte eller indlæste tal, hvis periode slutter på dagen eller senere, ligger i det "
    "frosne interval. Ved siden af: tallet ligger udenfor, og det gør hele dets egen usikkerhed også."
)


def review_panel(found: Sequence[Review], mark: str = "") -> None:
    """The expectations of earlier decisions, as `lib.material.decisions.reviews` gives them: a row each, their rule and
    their table. `mark` ends the file and the line of sources."""
    section("Hvordan gik det?", reviews_finding(found))
    if not found:
        empty_state(
            "Intet at følge op på endnu",
            "Når en beslutning har en forventning, står den her med det interval, der blev frosset.",
        )
        return
    st.html(review_table(found))
    source_line(_RULE, mark)
    data_expander(
        reviews_table(found), "opfoelgning.csv", mark, {"Ventet fra": 1, "Ventet til": 1, "Målt": 1}
    )


def review_table(found: Sequence[Review]) -> str:
    """The rows as HTML: the decision, what was expected by when, band and dot, what was observed, how it went."""
    heads = ("Beslutning", "Tal", "Ventet", "Interval og tal", "Målt", "Hvordan gik det")
    head = element("tr", join(element("th", text(each), scope="col") for each in heads))
    rows = join(_row(each) for each in found)
    table = element(
        "table", element("thead", head), element("tbody", rows), class_="zk-table zk-text zk-reviews"
    )
    return element(
        "div", table, class_="zk-scroll", tabindex="0", role="region", aria_label="Hvordan det gik"
    )


def _row(each: Review) -> str:
    fields, expectation = each.decision.fields, each.expectation
    decided = element("small", text(long_date(fields.decided_on)))
    by = element("small", text(f"senest {long_date(expectation.by)}"))
    sign = element("span", text(SIGNS[each.state]), class_="zk-sign", aria_hidden="true")
    word = element("b", text(each.state.value), class_=f"zk-{_look(each.state)}")
    return element(
        "tr",
        element("th", text(fields.title), "<br>", decided, scope="row"),
        element("td", text(each.about)),
        element("td", text(each.interval_words), "<br>", by, title=expectation.basis),
        element("td", review_track(each)),
        element("td", text(each.observed_words)),
        element("td", sign, word, "<br>", element("small", text(each.reason))),
    )


def review_track(each: Review) -> str:
    """Band and dot on a line of their own, for the eye only: the cells beside it say the same in numbers. A number
    that is not judged is hollow; its own uncertainty is a thin line."""
    expectation, number = each.expectation, each.observed
    reach = [expectation.low, expectation.high]
    if number is not None:
        reach += [end for end in (number.value, number.low, number.high) if end is not None]
    room = (max(reach) - min(reach)) * ROOM or 1.0
    start, span = min(reach) - room, max(reach) - min(reach) + 2 * room

    def at(value: float) -> float:
        return 100 * (value - start) / span

    drawn = [_piece("zk-band", at(expectation.low), at(expectation.high))]
    if number is not None:
        if number.low is not None and number.high is not None:
            drawn.append(_piece("zk-whisker", at(number.low), at(number.high)))
        judged = each.state is not ReviewState.NOT_JUDGED and number.provenance in REAL_PROVENANCES
        look = f"zk-dot zk-{_look(each.state)}" if judged else "zk-dot zk-hollow"
        drawn.append(element("i", class_=look, style=f"left:{at(number.value):.1f}%"))
    return element("div", join(drawn), class_="zk-review-track", aria_hidden="true")


def _piece(name: str, start: float, end: float) -> str:
    return element("i", class_=name, style=f"left:{start:.1f}%;width:{end - start:.1f}%")


def _look(state: ReviewState) -> str:
    """The state's look: a hit is no good in itself and a miss no evil, so neither has a judgement's colour."""
    return {ReviewState.HIT: "hit", ReviewState.MISSED: "miss"}.get(state, "open")
