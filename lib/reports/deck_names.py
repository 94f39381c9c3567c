"""The names inside a presentation, which PowerPoint shows in its selection pane and layout menu: python-pptx makes
them, and the template it starts from, in English."""

from typing import Any

from pptx.oxml.ns import qn

SHAPES = {
    "Title": "Overskrift",
    "TextBox": "Tekst",
    "Notes Placeholder": "Noter",
    "Slide Image Placeholder": "Billede af diaset",
    "Slide Number Placeholder": "Diasnummer",
}
"""How a name begins, as the library writes it ('TextBox 3') -> in Danish."""

LAYOUT = "Overskrift og indhold"


def name_in_danish(show: Any) -> None:
    """Gives every shape of every slide and its notes a Danish name, and leaves the one layout that is used."""
    used = {slide.slide_layout.name for slide in show.slides}
    for layout in list(show.slide_layouts):
        if layout.name not in used:
            show.slide_layouts.remove(layout)
    for layout in show.slide_layouts:
        layout._element.cSld.set("name", LAYOUT)  # python-pptx can read the name, not give one
    for slide in show.slides:
        for tree in (slide.shapes, slide.notes_slide.shapes):
            for about in tree._spTree.iter(qn("p:cNvPr")):
                about.set("name", _danish(about.get("name", "")))


def _danish(name: str) -> str:
    kind, _, place = name.rpartition(" ")
    return f"{SHAPES[kind]} {place}" if kind in SHAPES else name
