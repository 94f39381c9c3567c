"""HTML and labels from data: everything that comes from a plan or a person is escaped here."""

import re
from collections.abc import Iterable
from html import escape

_MARKDOWN = re.compile(r"[\\`*_\[\]<>~$&|#]|^(?:[-+=]|\d+(?=[.)]))")
_MADE_OF_TEXT = re.compile(r"(?<=:)(?=[\w+-])|(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"


def element(tag: str, *children: str, **attributes: str | int | None) -> str:
    """`element("td", "x", class_="n")` -> '<td class="n">x</td>'; children are ready markup, attributes are
    escaped.

    An attribute of None is left out; a trailing underscore is dropped (`class_`), another becomes a dash.
    """
    names = {
        name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value is not None
    }
    written = "".join(f' {name}="{escape(str(value))}"' for name, value in names.items())
    return f"<{tag}{written}>{''.join(children)}</{tag}>"


def text(value: object) -> str:
    """Escaped text."""
    return escape(str(value))


def join(parts: Iterable[str]) -> str:
    """Ready markup, one piece after the other."""
    return "".join(parts)


def plain_label(words: object) -> str:
    """Words for a widget's label or help, which Streamlit reads as Markdown: they come out as they are, on one line.

    Addresses, `:name:` and mail addresses are made into links and pictures of plain text too, after the escapes are
    gone, so a sign without width breaks them.
    """
    line = " ".join(str(words).split())
    broken = _MADE_OF_TEXT.sub(_JOINER, line)
    return _MARKDOWN.sub(lambda found: _escaped(found.group()), broken)


def _escaped(found: str) -> str:
    return found + _JOINER if found.isdigit() else f"\\{found}"
