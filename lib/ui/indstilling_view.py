"""A paper on the page: the blocks that Word and PDF draw too."""

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from lib.domain.material.paper import Block, Bullets, Heading, Note, Paper, Text
from lib.domain.material.picture import Picture
from lib.domain.material.table import WordTable
from lib.reports.chart_svg import chart_svg
from lib.ui.chart import silent
from lib.ui.markup import element, join, text

_STYLE = Path(__file__).with_name("indstilling.css")

# st.html drops SVG. The picture is drawn from numbers and escaped text; no styles are isolated, so that its words have
# the page's own face.
_mount = st.components.v2.component(
    "zonekompas_paper_picture",
    html='<div class="zk-mount"></div>',
    js="export default ({ parentElement, data }) => "
    "{ parentElement.querySelector('.zk-mount').innerHTML = data.markup }",
    isolate_styles=False,
)


def apply_paper_style() -> None:
    """Put the style of papers in force."""
    st.html(_STYLE)


def draw_paper(paper: Paper) -> None:
    """The whole paper as it is written, on a sheet."""
    with st.container(key="ark"):
        st.html(sheet_head(paper))
        draw_blocks(paper.blocks)
        st.html(sheet_foot(paper))


def draw_blocks(blocks: Iterable[Block]) -> None:
    """Blocks in their order; a picture needs a place of its own, everything else is one piece of HTML."""
    waiting: list[str] = []
    for block in blocks:
        if not isinstance(block, Picture):
            waiting.append(block_html(block))
            continue
        _let_go(waiting)
        draw_picture(block)
        # Read aloud as the picture itself; here for the eye.
        waiting.append(element("p", text(block.alt), class_="zk-caption", aria_hidden="true"))
    _let_go(waiting)


def draw_picture(picture: Picture) -> None:
    """The picture as wide as its place, as a whole; what it says is its alternative text."""
    svg = chart_svg(silent(picture.spec))
    drawn = element("div", svg, role="img", aria_label=picture.alt, class_="zk-paper-picture")
    _mount(key=f"billede-{picture.name}", data={"markup": drawn})


def block_html(block: Block) -> str:
    """One block that is no picture, as HTML; nothing in it is markup."""
    match block:
        case Heading():
            return element(f"h{block.level + 1}", text(block.words), class_=f"zk-paper-{block.level}")
        case Text():
            return _lines(block.words, "zk-paper-text")
        case Note():
            return element("aside", _lines(block.words, ""), class_="zk-notice", role="note")
        case Bullets():
            items = join(element("li", text(item)) for item in block.items)
            return element("ul", items, class_="zk-paper-list")
        case WordTable():
            return table_html(block)
    raise TypeError(f"no block of a page: {type(block).__name__}")


def table_html(table: WordTable) -> str:
    """A table with its title as a visible caption and its description for a screen reader."""
    heads = join(
        element("th", text(name), scope="col", class_="zk-number" if place in table.right else None)
        for place, name in enumerate(table.columns)
    )
    rows = join(_row(row, table.right) for row in table.rows)
    about = element("span", text(f" {table.description}"), class_="zk-hidden")
    body = (
        element("caption", text(table.title), about)
        + element("thead", element("tr", heads))
        + element("tbody", rows)
    )
    drawn = element("table", body, class_="zk-table zk-text zk-paper-table")
    return element("div", drawn, class_="zk-scroll", tabindex="0", role="region", aria_label=table.title)


def sheet_head(paper: Paper) -> str:
    """The stamp, the title as a heading under the page's own, and the subtitle."""
    stamp = element("p", text(paper.stamp), class_="zk-stamp") if paper.stamp else ""
    title = element("h2", text(paper.title), class_="zk-paper-title")
    return stamp + title + element("p", text(paper.subtitle), class_="zk-subtitle")


def sheet_foot(paper: Paper) -> str:
    """Sources, one a line, then mark and the whole hash as on every printed page."""
    lines = join(element("li", text(line)) for line in paper.sources)
    sources = element("h3", "Kilder", class_="zk-paper-1") + element("ul", lines, class_="zk-paper-list")
    foot = element("p", text(paper.mark), "<br>", text(f"Datagrundlag {paper.version}"), class_="zk-source")
    return (sources if paper.sources else "") + foot


def _row(row: tuple[str, ...], right: frozenset[int]) -> str:
    first, *rest = row
    cells = join(
        element("td", text(cell), class_="zk-number" if place in right else None)
        for place, cell in enumerate(rest, 1)
    )
    return element("tr", element("th", text(first), scope="row"), cells)


def _lines(words: str, css: str) -> str:
    return join(element("p", text(line), class_=css or None) for line in words.split("\n"))


def _let_go(waiting: list[str]) -> None:
    if waiting:
        st.html(join(waiting))
        waiting.clear()
