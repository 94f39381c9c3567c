"""A slide as markup: what the projector, the overview and the secretariat's preview show alike."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.domain.material.slide import BigNumber, Slide
from lib.domain.material.table import WordTable
from lib.ui.markup import element, join, text

LONG_TITLE = 105
"""Signs: a longer title is set a size smaller, so that it keeps to three lines."""

FEW_NUMBERS = 3
"""More than these have their captions on the same line, beside a picture."""

_IDS = re.compile(r'(id="|url\(#)(?=clip)')


@dataclass(frozen=True)
class Around:
    """What stands on every slide: `mark` plan, version and date, `notice` what is said beside it ('nyere tal findes');
    `heading` the tag of a title: on a page that has a headline of its own a preview's is no heading."""

    mark: str
    notice: str = ""
    heading: str = "h1"


def frames(slides: Sequence[Slide], pictures: Mapping[str, str], around: Around) -> str:
    """Every slide in its frame. `pictures`: SVG by slide id."""
    total = len(slides)
    return join(
        _frame(slide, pictures.get(slide.slide_id, ""), place, total, around)
        for place, slide in enumerate(slides, start=1)
    )


def _frame(slide: Slide, picture: str, place: int, total: int, around: Around) -> str:
    label = f"Dias {place} af {total}: {slide.title}"
    return element(
        "section",
        element(
            "article",
            _head(slide, around.heading),
            _body(slide, picture, place),
            _said(slide),
            _foot(slide, place, total, around),
            class_="zk-slide",
        ),
        element("button", class_="zk-pick", type="button", aria_label=label, data_go=place, hidden=""),
        class_="zk-frame",
        aria_roledescription="dias",
        aria_label=label,
        data_slide=slide.slide_id,
        data_live=slide.live,
    )


def _head(slide: Slide, heading: str) -> str:
    size = "zk-slide-title zk-long" if len(slide.title) > LONG_TITLE else "zk-slide-title"
    demo = element("span", "demo", class_="zk-slide-demo", role="note") if slide.demo else ""
    below = element("p", text(slide.subtitle), demo, class_="zk-slide-sub") if slide.subtitle or demo else ""
    return element("header", element(heading, _unbroken(slide.title), class_=size), below)


def _unbroken(title: str) -> str:
    """A title in which '18-64-årige' keeps to one line."""
    words = (
        element("span", text(word), class_="zk-unbroken") if "-" in word else text(word)
        for word in title.split(" ")
    )
    return " ".join(words)


def _body(slide: Slide, picture: str, place: int) -> str:
    parts = [
        _numbers(slide.numbers),
        _picture(slide, picture, place),
        _table(slide.table),
        _lines(slide.lines),
    ]
    classes = ["zk-slide-body"]
    if slide.numbers and slide.picture:
        classes += ["zk-beside"] if len(slide.numbers) <= FEW_NUMBERS else ["zk-beside", "zk-listed"]
    if not (slide.numbers or slide.picture or slide.table):
        classes.append("zk-words")
    return element("div", join(parts), class_=" ".join(classes))


def _numbers(numbers: Sequence[BigNumber]) -> str:
    if not numbers:
        return ""
    items = (
        element(
            "li",
            element("b", text(each.value), class_=f"zk-{each.tone}"),
            element("span", text(each.caption)),
        )
        for each in numbers
    )
    return element("ul", join(items), class_="zk-numbers")


def _picture(slide: Slide, picture: str, place: int) -> str:
    if slide.picture is None or not picture:
        return ""
    # Ids are the document's own: two pictures must not share the edge they are cut by.
    own = _IDS.sub(rf"\g<1>d{place}-", picture)
    return element("div", own, class_="zk-slide-picture", role="img", aria_label=slide.picture.alt)


def _table(table: WordTable | None) -> str:
    if table is None:
        return ""
    heads = join(
        element("th", text(name), scope="col", class_=_side(table, place))
        for place, name in enumerate(table.columns)
    )
    rows = join(
        element(
            "tr",
            element("th", text(row[0]), scope="row"),
            join(
                element("td", text(cell), class_=_side(table, place))
                for place, cell in enumerate(row[1:], start=1)
            ),
        )
        for row in table.rows
    )
    caption = element("caption", text(table.title), class_="zk-hidden")
    head = element("thead", element("tr", heads))
    return element("table", caption, head, element("tbody", rows), class_="zk-slide-table")


def _side(table: WordTable, place: int) -> str | None:
    return "zk-right" if place in table.right else None


def _lines(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    return element("ul", join(element("li", text(line)) for line in lines), class_="zk-slide-lines")


def _said(slide: Slide) -> str:
    return element("p", text(slide.said), class_="zk-slide-said") if slide.said else ""


def _foot(slide: Slide, place: int, total: int, around: Around) -> str:
    source = element("p", text(slide.source), class_="zk-slide-source") if slide.source else ""
    newer = element("b", text(f" · {around.notice}")) if around.notice else ""
    mark = element("span", text(around.mark), newer)
    return element("footer", source, element("p", mark, element("span", f"{place} af {total}")))
