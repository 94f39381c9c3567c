"""*Mandagsmail* as HTML: built as a tree, so that no word of a plan can be markup.

One column, no remote picture, no script; the table has caption and scoped heads. Mail programs drop style sheets, so
each element carries its own style; the sheet in the head only serves narrow screens.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

import pandas as pd

from lib.domain.free_text import clean_text
from lib.domain.unemployment.digest_letter import Letter
from lib.domain.unemployment.digest_words import GROUPS_HEADING, MISSING_HEADING
from lib.reports.digest_look import MAIL_INKS

PICTURE_WIDTH = 560
_FONT = "font-family:'Source Sans 3','Segoe UI',Arial,sans-serif"
_BODY = f"{_FONT};font-size:17px;line-height:1.45;color:{MAIL_INKS.ink}"
_SMALL = f"{_FONT};font-size:15px;line-height:1.4;color:{MAIL_INKS.muted}"
_CELL = f"{_FONT};font-size:16px;line-height:1.35;color:{MAIL_INKS.ink};padding:10px 8px;text-align:left;"
_LINE = f"border-bottom:1px solid {MAIL_INKS.line};vertical-align:top"
_DAY = re.compile(r"\b(\d{1,2}\.) (?=[a-zæøå])")
"""'1. juni' stays on one line."""

_NARROW = (
    "@media (max-width:480px){.zk-page{padding:16px 12px!important}h1{font-size:23px!important}"
    "th,td{padding:8px 5px!important;font-size:14px!important}}"
)


def digest_html(letter: Letter, picture: str | None) -> str:
    """The letter as a whole HTML document; `picture` is the content id of the chart, None where there is none."""
    page = Element("html", lang="da")
    _head(page, letter)
    body = SubElement(page, "body", style=f"margin:0;background:{MAIL_INKS.paper}")
    main = SubElement(
        body,
        "div",
        {"class": "zk-page", "role": "main", "style": "max-width:680px;margin:0 auto;padding:24px"},
    )
    _text(
        main,
        "h1",
        letter.finding,
        f"{_FONT};font-size:28px;line-height:1.2;margin:0 0 8px;color:{MAIL_INKS.ink}",
    )
    _text(main, "p", letter.subtitle, f"{_SMALL};margin:0 0 16px")
    if letter.demo:
        frame = f"{_BODY};margin:0 0 16px;padding:10px 14px;border:2px dashed {MAIL_INKS.muted}"
        _text(main, "p", letter.demo, frame)
    for note in letter.notes:
        _text(main, "p", note, f"{_BODY};margin:0 0 8px")
    if picture is not None:
        _picture(main, letter, picture)
    _table(main, letter.table, letter.caption)
    if letter.guide:
        _text(main, "p", letter.guide, f"{_SMALL};margin:8px 0 0")
    if letter.groups:
        _section(main, GROUPS_HEADING, letter.groups)
    _section(main, MISSING_HEADING, letter.missing)
    foot = SubElement(
        main, "div", style=f"border-top:1px solid {MAIL_INKS.line};padding-top:12px;margin-top:24px"
    )
    for line in letter.foot:
        _text(foot, "p", line, f"{_SMALL};margin:0 0 4px")
    return "<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html")


def _head(page: Element, letter: Letter) -> None:
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "meta", name="color-scheme", content="light")
    SubElement(head, "title").text = clean_text(letter.finding)
    SubElement(head, "style").text = _NARROW


def _picture(parent: Element, letter: Letter, picture: str) -> None:
    SubElement(
        parent,
        "img",
        src=f"cid:{picture}",
        alt=clean_text(letter.finding),
        width=str(PICTURE_WIDTH),
        style=f"display:block;width:100%;max-width:{PICTURE_WIDTH}px;height:auto;border:0;margin:16px 0 4px",
    )
    _text(parent, "p", letter.picture_guide, f"{_SMALL};margin:0 0 24px")


def _table(parent: Element, table: pd.DataFrame, caption: str) -> None:
    drawn = SubElement(parent, "table", style="border-collapse:collapse;width:100%")
    bold = f"{_FONT};font-size:18px;font-weight:600;text-align:left;padding:0 0 8px;color:{MAIL_INKS.ink}"
    _text(drawn, "caption", caption, bold)
    heads = SubElement(SubElement(drawn, "thead"), "tr")
    for name in table.columns:
        style = f"{_CELL}font-weight:600;background:{MAIL_INKS.panel};{_LINE}"
        _text(heads, "th", str(name), style, scope="col")
    body = SubElement(drawn, "tbody")
    for first, *rest in table.itertuples(index=False):
        row = SubElement(body, "tr")
        _text(row, "th", str(first), f"{_CELL}font-weight:600;{_LINE}", scope="row")
        for cell in rest:
            _text(row, "td", str(cell), f"{_CELL}{_LINE}")


def _section(parent: Element, heading: str, lines: Iterable[str]) -> None:
    _text(parent, "h2", heading, f"{_FONT};font-size:20px;margin:24px 0 8px;color:{MAIL_INKS.ink}")
    drawn = SubElement(parent, "ul", style="margin:0;padding-left:22px")
    for line in lines:
        _text(drawn, "li", line, f"{_BODY};margin:0 0 4px")


def _text(parent: Element, tag: str, words: str, style: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes, style=style).text = _DAY.sub(
        "\\1\N{NO-BREAK SPACE}", clean_text(words)
    )
