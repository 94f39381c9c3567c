"""Files that leave the house, opened by the libraries that read them: nothing in them runs, links or is a formula."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

import openpyxl
from pypdf import PdfReader

from tests.attacks.hostile import HOST, MARK

NUMBER = r"-?[0-9]+(,[0-9]+)?"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a zipped file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def check_office(content: bytes) -> None:
    """Every part is XML without entities or fields of its own making, and nothing is linked to the outside."""
    for name, part in parts(content).items():
        if not name.endswith((".xml", ".rels")):
            continue
        assert b"<!ENTITY" not in part, name
        tree = ElementTree.fromstring(part)
        outside = [
            each.get("Target", "") for each in tree.iter(RELATIONS) if each.get("TargetMode") == "External"
        ]
        assert outside == [], (name, outside)
        told = [each.text or "" for each in tree.iter() if each.tag.endswith("}instrText")]
        assert not [words for words in told if words.strip() not in ("PAGE", "NUMPAGES")], (name, told)
        assert not [each.tag for each in tree.iter() if MARK in each.tag], name


def check_workbook(content: bytes) -> None:
    """No cell is a formula, no cell is a link; numbers stay numbers."""
    check_office(content)
    for name, part in parts(content).items():
        if "worksheets/" in name and name.endswith(".xml"):
            tags = {each.tag.rpartition("}")[2] for each in ElementTree.fromstring(part).iter()}
            assert not tags & {"f", "hyperlink", "oleObject", "ddeLink"}, name
    book = openpyxl.load_workbook(io.BytesIO(content))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "e" not in kinds


def check_csv(content: bytes) -> list[list[str]]:
    """No cell that is not a number begins as a formula does, after blanks too; returns the rows."""
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    cells = [cell for row in read for cell in row if not re.fullmatch(NUMBER, cell)]
    assert [cell for cell in cells if cell.lstrip().startswith(FORMULA_SIGNS)] == []
    assert [cell for cell in cells if "\x00" in cell or "\x1b" in cell] == []
    return read


def check_pdf(content: bytes) -> PdfReader:
    """Nothing happens when it is opened, and nothing on its pages leads out of it."""
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert "/OpenAction" not in root
    assert "/AA" not in root
    assert "/JavaScript" not in root.get("/Names", {})
    for page in reader.pages:
        kinds = {str(each.get_object().get("/A", {}).get("/S")) for each in page.get("/Annots", [])}
        assert not kinds & {"/URI", "/JavaScript", "/Launch", "/GoToR"}, kinds
    return reader


def check_svg(content: bytes) -> None:
    """Shapes and text only."""
    for each in ElementTree.fromstring(content).iter():
        assert each.tag.rpartition("}")[2] not in ("script", "foreignObject", "image", "a", "iframe"), (
            each.tag
        )
        assert not [name for name in each.attrib if name.startswith("on")]
        assert MARK not in (each.get("id"), each.get("class"))
        assert HOST not in str(each.get("href", ""))


def check_png(content: bytes) -> None:
    """It is a picture, and carries no text of anybody's."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert HOST.encode() not in content


CHECKS: Mapping[str, Callable[[bytes], object]] = {
    "csv": check_csv,
    "docx": check_office,
    "json": json.loads,
    "pdf": check_pdf,
    "png": check_png,
    "pptx": check_office,
    "svg": check_svg,
    "xlsx": check_workbook,
}
"""By the ending of a file's name: every kind that the pages give away."""
