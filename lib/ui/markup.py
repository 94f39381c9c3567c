"""HTML from data: everything that comes from a plan or a person is escaped here."""

from collections.abc import Iterable
from html import escape


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
