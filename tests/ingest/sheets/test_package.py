"""What a zip may not be: a bomb, a trick, a program, another program's file."""

import struct
import zlib
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZIP_STORED

import pytest

from lib.ingest.sheets import limits
from tests.ingest.sheets.conftest import Opener, Refuser
from tests.ingest.sheets.made_files import (
    NAMESPACE,
    SHEET_PART,
    parts_of,
    plain_workbook,
    sheet_with,
    workbook_with,
    zipped,
)

ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/externalLinkPath" Target="file:///c:/a.xlsx" TargetMode="External"/>'
    "</Relationships>"
)
MACRO_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/vbaProject.bin": b"x"}, "makroer"),
        ({"xl/macrosheets/sheet1.xml": b"x"}, "makroer"),
        ({"xl/activeX/activeX1.bin": b"x"}, "makroer"),
        ({"[Content_Types].xml": MACRO_TYPES}, "makroer"),
        ({"xl/externalLinks/externalLink1.xml": b"<x/>"}, "eksterne_henvisninger"),
        ({"xl/connections.xml": b"<x/>"}, "eksterne_henvisninger"),
        ({"xl/queryTables/queryTable1.xml": b"<x/>"}, "eksterne_henvisninger"),
        ({"xl/worksheets/_rels/sheet1.xml.rels": OUTSIDE}, "eksterne_henvisninger"),
        ({"xl/other.xml": f"<x {NAMESPACE}><ddeLink/></x>"}, "eksterne_henvisninger"),
        ({"xl/embeddings/oleObject1.bin": b"x"}, "indlejrede_objekter"),
        ({"xl/other.xml": f"<x {NAMESPACE}><oleObject/></x>"}, "indlejrede_objekter"),
        ({"xl/media/more.zip": b"x"}, "zipbombe"),
        ({"xl/media/image1.png": plain_workbook()}, "zipbombe"),
        ({"../../etc/passwd": b"x"}, "stier"),
        ({"/etc/passwd": b"x"}, "stier"),
        ({"xl\\evil.xml": b"<x/>"}, "stier"),
        ({"C:evil.xml": b"<x/>"}, "stier"),
        ({"XL/Workbook.xml": b"<x/>"}, "stier"),
        ({f"xl/media/{n}.txt": b"x" for n in range(limits.MAX_PARTS)}, "zipbombe"),
        ({"xl/media/zero.bin": bytes(20_000_000)}, "zipbombe"),
        ({"xl/other.xml": ENTITIES + "<x>&b;</x>"}, "beskadiget"),
        ({"xl/media/image1.png": ENTITIES + "<x>&b;</x>"}, "beskadiget"),
        ({"xl/other.xml": "<x>" * 101 + "</x>" * 101}, "for_mange_celler"),
        ({SHEET_PART: b"<worksheet><sheetData>"}, "beskadiget"),
        ({"xl/workbook.xml": b"not xml"}, "beskadiget"),
        (
            {
                "xl/styles.xml": f"<styleSheet {NAMESPACE}><fonts><font><sz val='x'/></font></fonts></styleSheet>"
            },
            "beskadiget",
        ),
        ({"xl/workbook.bin": b"x"}, "gammelt_format"),
        ({"xl/other.xml": '<x xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'}, "gammelt_format"),
    ],
)
def test_a_workbook_with_this_in_it_is_refused(
    refused: Refuser, parts: dict[str, bytes | str], code: str
) -> None:
    content = workbook_with(parts)
    assert refused(content).code == code


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"},
            "gammelt_format",
        ),
        ({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}, "forkert_filtype"),
        ({"tal.csv": "a;b"}, "forkert_filtype"),
        ({}, "forkert_filtype"),
    ],
)
def test_other_zips_are_refused(refused: Refuser, parts: dict[str, str], code: str) -> None:
    assert refused(zipped(parts)).code == code


@pytest.mark.parametrize("compression", [ZIP_BZIP2, ZIP_LZMA])
def test_packing_that_excel_does_not_use_is_refused(refused: Refuser, compression: int) -> None:
    assert refused(zipped(parts_of(plain_workbook()), compression)).code == "zipbombe"


@pytest.mark.parametrize(
    "parts",
    [
        {SHEET_PART: f'<worksheet {NAMESPACE} a="' + "xy" * 600_000 + '"/>'},
        {SHEET_PART: f"<worksheet {NAMESPACE}><!--" + "xy" * 600_000 + "--></worksheet>"},
        {"xl/styles.xml": f"<styleSheet {NAMESPACE}>" + "<xf/>" * 300_000 + "</styleSheet>"},
        {"xl/anything.png": f"<styleSheet {NAMESPACE}>" + "<xf/>" * 300_000 + "</styleSheet>"},
    ],
)
def test_xml_that_would_take_long_to_build_is_refused(refused: Refuser, parts: dict[str, str]) -> None:
    assert refused(zipped({**parts_of(plain_workbook()), **parts}, ZIP_STORED)).code == "for_mange_celler"


def test_a_name_with_a_nul_is_refused(refused: Refuser) -> None:
    content = workbook_with({"xl/aQb.xml": "<x/>"}).replace(b"xl/aQb.xml", b"xl/a\0b.xml")
    assert refused(content).code == "stier"


def test_a_locked_zip_is_refused(refused: Refuser) -> None:
    content = bytearray(plain_workbook())
    directory = content.index(b"PK\x01\x02")
    struct.pack_into("<H", content, directory + 8, 1)
    assert refused(bytes(content)).code == "adgangskode"


def test_the_declared_size_is_believed_and_refused_unread(refused: Refuser) -> None:
    """A bomb whose parts share their bytes: the table of contents alone gives it away."""
    content = bytearray(zipped(parts_of(plain_workbook()), ZIP_STORED))
    directory = content.index(b"PK\x01\x02")
    struct.pack_into("<I", content, directory + 24, 2**31)
    assert refused(bytes(content)).code == "zipbombe"


def test_a_part_that_lies_about_its_content_is_broken(refused: Refuser) -> None:
    content = zipped(parts_of(plain_workbook()), ZIP_STORED).replace(b"<sheetData>", b"<sheetDatb>")
    assert refused(content).code == "beskadiget"


@pytest.mark.parametrize("length", [4, 22, 100, 1000, 3000])
def test_a_workbook_that_is_cut_off_is_broken(refused: Refuser, length: int) -> None:
    assert refused(plain_workbook()[:length]).code == "beskadiget"


def test_a_hyperlink_is_no_link_to_other_files(opened: Opener) -> None:
    relation = OUTSIDE.replace("http://x/externalLinkPath", "http://x/hyperlink")
    (sheet,) = opened(workbook_with({"xl/worksheets/_rels/sheet1.xml.rels": relation}))
    assert sheet.name == "Tabel 9"


def test_random_deflate_is_no_workbook(refused: Refuser) -> None:
    assert refused(b"PK\x03\x04" + zlib.compress(bytes(range(256)) * 10)).code == "beskadiget"


def test_too_large_a_merged_range_is_refused(refused: Refuser) -> None:
    merged = "".join(f'<mergeCell ref="A{n}:J{n + 999}"/>' for n in range(1, 600))
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 600))
    content = sheet_with(rows, f"<mergeCells>{merged}</mergeCells>")
    assert refused(content).code == "for_mange_celler"
