"""Rules of PDF/UA-1 (ISO 14289-1, as veraPDF's profile numbers them) and PDF/A-2a that can be asked with pypdf alone.

Covered, by the profile's rule numbers: 5-1 identification; 6.2-1 metadata and 7.1-8, 7.1-9 title; 7.1-10 title shown;
6.1 tagged, 7.1-4 not suspect; 7.1-1 to 7.1-3 all content tagged or an artifact, neither inside the other; 7.1-5 to
7.1-7 roles that end at standard ones; 7.1-11 a structure tree; 7.2-29 and following: language; 7.2-3 to 7.2-20 tables
and lists of the right parts; 7.3-1 figures in words; 7.4.2-1 no level of heading skipped; 7.5-1 heads that say what
they head; 7.10-1 no hidden layers; 7.11-1 no embedded files; 7.15-1 no forms; 7.16-1 no encryption; 7.18 no notes;
7.20 no content from other files; 7.21.4.1 fonts embedded; 7.21.7-1 letters that can be read; 7.21.8-1 no missing
letters. Of PDF/A-2a: 6.6.2.1 and 6.6.4 identification, 6.2.3 an output intent, 6.5 no scripts or actions.

Not covered, for veraPDF itself cannot be run here: widths of letters against the font's own (7.21.5), the bytes of the
fonts (7.21.3, 7.21.6) and the grammar of the XMP beyond what is read here.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

Rule = Callable[[PdfReader], list[str]]
# fmt: off
STANDARD = frozenset({
    "Document", "Part", "Div", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "Caption", "Figure", "Span", "NonStruct",
})
# fmt: on
PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
}
CHILDREN = {"Table": {"Caption", "THead", "TBody", "TR"}, "TR": {"TH", "TD"}, "L": {"LI", "Caption", "L"}}
SHOWS = {b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh"}
"""Operators that put something on the page; a drawn form is asked for its own."""


def structure(reader: PdfReader) -> Iterator[tuple[dict[str, Any], str]]:
    """Every element with its parent's role, in reading order."""
    yield from _elements(_root(reader).get("/StructTreeRoot", {}).get("/K", []), "")


def roles(reader: PdfReader) -> list[str]:
    """The roles in reading order."""
    return [role(element) for element, _ in structure(reader)]


def role(element: dict[str, Any]) -> str:
    return str(element["/S"]).lstrip("/")


def xmp(reader: PdfReader) -> str:
    found = _root(reader).get("/Metadata")
    return found.get_object().get_data().decode() if found else ""


def told(page: Any) -> str:
    """The words of a page. pypdf reads no /ActualText, which says where the sign of hyphenation is a real hyphen: it is
    one wherever the line goes on."""
    return re.sub(r"\xad(?!\n)", "-", page.extract_text())


def fonts(reader: PdfReader) -> list[dict[str, Any]]:
    """Every font that pages and their drawings use."""
    return [font for page in reader.pages for font in _fonts(page.get("/Resources", {}))]


def _fonts(resources: Any) -> Iterator[dict[str, Any]]:
    resources = resources.get_object()
    for font in resources.get("/Font", {}).values():
        yield font.get_object()
    for each in resources.get("/XObject", {}).values():
        yield from _fonts(each.get_object().get("/Resources", {}))


def _true(table: Any, name: str) -> bool:
    return getattr(table.get(name), "value", False) is True


def _root(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def _elements(node: Any, parent: str) -> Iterator[tuple[dict[str, Any], str]]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from _elements(each, parent)
    elif isinstance(node, dict) and "/S" in node:
        yield node, parent
        if "/K" in node:
            yield from _elements(node["/K"], role(node))


def _identified(reader: PdfReader) -> list[str]:
    told = xmp(reader)
    marks = ("<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<")
    return [mark for mark in marks if mark not in told]


def _titled(reader: PdfReader) -> list[str]:
    shown = _true(_root(reader).get("/ViewerPreferences", {}), "/DisplayDocTitle")
    titled = re.search(r"<dc:title>.*?<rdf:li[^>]*>\S", xmp(reader))
    return [*([] if shown else ["the title is not shown"]), *([] if titled else ["no dc:title"])]


def _marked(reader: PdfReader) -> list[str]:
    mark = _root(reader).get("/MarkInfo", {})
    fine = _true(mark, "/Marked") and not _true(mark, "/Suspects")
    return [] if fine and "/StructTreeRoot" in _root(reader) else ["not tagged"]


def _in_danish(reader: PdfReader) -> list[str]:
    found = _root(reader).get("/Lang", "")
    others = [str(each["/Lang"]) for each, _ in structure(reader) if "/Lang" in each]
    return [each for each in (found, *others) if each not in ("da-DK", "da")]


def _everything_tagged(reader: PdfReader) -> list[str]:
    """Every mark on a page is inside a tag or an artifact, and these never inside each other."""
    faults = []
    for number, page in enumerate(reader.pages, 1):
        faults += [f"page {number}: {each}" for each in _content_faults(page, reader)]
    return faults


def _content_faults(page: Any, reader: PdfReader) -> Iterator[str]:
    open_marks: list[str] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BMC", b"BDC"):
            kind = "artifact" if operands[0] == "/Artifact" else "tag" if "/MCID" in operands[-1] else ""
            if kind == "artifact" and "tag" in open_marks or kind == "tag" and "artifact" in open_marks:
                yield f"{kind} inside another"
            open_marks.append(kind)
        elif operator == b"EMC":
            open_marks.pop()
        elif operator in SHOWS and not any(open_marks):
            yield f"{operator.decode()} outside tags"
    if open_marks:
        yield "a mark is left open"


def _standard_roles(reader: PdfReader) -> list[str]:
    tree = _root(reader).get("/StructTreeRoot", {})
    mapped = {str(key)[1:]: str(value)[1:] for key, value in tree.get("/RoleMap", {}).items()}
    return sorted(
        {each for each in roles(reader) if mapped.get(each, each) not in STANDARD}
        | (mapped.keys() & STANDARD)
    )


def _right_parts(reader: PdfReader) -> list[str]:
    faults = []
    for element, parent in structure(reader):
        own = role(element)
        if own in PARENTS and parent not in PARENTS[own]:
            faults.append(f"{own} in {parent}")
        if parent in CHILDREN and own not in CHILDREN[parent]:
            faults.append(f"{own} in {parent}")
    return faults


def _figures_in_words(reader: PdfReader) -> list[str]:
    figures = [each for each, _ in structure(reader) if role(each) == "Figure"]
    return ["a figure without words"] * sum(not str(each.get("/Alt", "")).strip() for each in figures)


def _headings_in_order(reader: PdfReader) -> list[str]:
    levels = [int(each[1]) for each in roles(reader) if re.fullmatch(r"H[1-6]", each)]
    return [f"H{low} then H{high}" for low, high in zip([0, *levels], levels, strict=False) if high > low + 1]


def _heads_scoped(reader: PdfReader) -> list[str]:
    heads = [each for each, _ in structure(reader) if role(each) == "TH"]
    return ["a head without scope"] * sum("/Scope" not in str(each.get("/A", "")) for each in heads)


def _nothing_hidden_or_run(reader: PdfReader) -> list[str]:
    root = _root(reader)
    banned = ("/OCProperties", "/AcroForm", "/OpenAction", "/AA", "/AF", "/NeedsRendering")
    found = [name for name in banned if name in root]
    names = root.get("/Names", {})
    found += [name for name in ("/JavaScript", "/EmbeddedFiles") if name in names]
    found += ["an annotation"] * sum(len(page.get("/Annots", [])) for page in reader.pages)
    return found + (["encrypted"] if reader.is_encrypted else [])


def _nothing_from_outside(reader: PdfReader) -> list[str]:
    found = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    tables = [each for each in found if isinstance(each, dict)]
    assert len(tables) >= 3
    return [key for each in tables for key in ("/F", "/Ref", "/URI", "/RichMedia") if key in each]


def _fonts_inside(reader: PdfReader) -> list[str]:
    faults = []
    for font in fonts(reader):
        inner = font.get("/DescendantFonts", [font])[0].get_object()
        descriptor = inner.get("/FontDescriptor", {})
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
            faults.append(f"{font['/BaseFont']} is not inside")
    return faults


def _letters_readable(reader: PdfReader) -> list[str]:
    faults = [f"{font['/BaseFont']} without ToUnicode" for font in fonts(reader) if "/ToUnicode" not in font]
    texts = "".join(map(told, reader.pages))
    return faults + ["a sign that cannot be read"] * bool(re.search(r"[\x00\ufffd\ufeff]", texts))


def _intent(reader: PdfReader) -> list[str]:
    found = _root(reader).get("/OutputIntents", [])
    return [] if found and "/DestOutputProfile" in found[0].get_object() else ["no output intent"]


RULES: dict[str, Rule] = {
    "5-1, A 6.6.4: says what it is": _identified,
    "7.1-9, 7.1-10: has a title and shows it": _titled,
    "6.1, 7.1-4, 7.1-11: is tagged": _marked,
    "7.2-29: is in Danish": _in_danish,
    "7.1-1 to 7.1-3: everything is tagged or an artifact": _everything_tagged,
    "7.1-5 to 7.1-7: roles are standard ones": _standard_roles,
    "7.2-3 to 7.2-20: tables and lists have their parts": _right_parts,
    "7.3-1: figures are told in words": _figures_in_words,
    "7.4.2-1: headings skip no level": _headings_in_order,
    "7.5-1: heads of tables have a scope": _heads_scoped,
    "7.10, 7.11, 7.15, 7.16, 7.18, A 6.5: nothing hidden, run or locked": _nothing_hidden_or_run,
    "7.20: nothing from outside": _nothing_from_outside,
    "7.21.4.1: fonts are inside": _fonts_inside,
    "7.21.7, 7.21.8: letters can be read": _letters_readable,
    "A 6.2.3: colours are defined": _intent,
}
"""What is asked, by its number and in words -> what asks it: the faults it finds, none where it holds."""
