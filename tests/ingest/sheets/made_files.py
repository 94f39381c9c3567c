"""Small files of every kind that people send, and some that nobody should: made here, in memory."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

SHEET_PART = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHARED_STRINGS_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'spreadsheetml.sharedStrings+xml"/>'
)
ROWS: Sequence[Sequence[object]] = (
    ("Tabel 9. Beboere", None, None, None),
    ("Afdeling", "Antal", "Andel", "Dato"),
    ("Engparken", 12, 0.257, dt.date(2026, 11, 2)),
    ("Åhaven", 7, 1, dt.date(2026, 11, 9)),
)
CSV = "Afdeling;Antal;Andel\r\nEngparken;12;25,7\r\nÅhaven;7;100,0\r\n"


def saved(book: Workbook) -> bytes:
    """The workbook's bytes."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def plain_workbook() -> bytes:
    """One sheet `Tabel 9`: a merged title, per cent in column C, dates in column D."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Tabel 9"
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    for number in (3, 4):
        sheet.cell(number, 3).number_format = "0.0%"
    return saved(book)


def zipped(parts: Mapping[str, bytes | str], compression: int = ZIP_DEFLATED) -> bytes:
    """A zip of `parts`."""
    stream = BytesIO()
    with ZipFile(stream, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def parts_of(workbook: bytes) -> dict[str, bytes]:
    """What is in a workbook's package."""
    with ZipFile(BytesIO(workbook)) as package:
        return {name: package.read(name) for name in package.namelist()}


def workbook_with(more: Mapping[str, bytes | str]) -> bytes:
    """The plain workbook with parts added or replaced."""
    return zipped({**parts_of(plain_workbook()), **more})


def sheet_with(rows_xml: str, after: str = "", before: str = "") -> bytes:
    """A workbook whose one sheet has this XML for its rows."""
    xml = f"<worksheet {NAMESPACE}>{before}<sheetData>{rows_xml}</sheetData>{after}</worksheet>"
    return workbook_with({SHEET_PART: xml})


def shared_strings_workbook(texts: Sequence[str]) -> bytes:
    """A workbook as Excel writes it: column A points into the table of shared strings."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, len(texts) + 1)
    )
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    parts = parts_of(sheet_with(rows))
    types = parts["[Content_Types].xml"].replace(b"</Types>", SHARED_STRINGS_TYPE + b"</Types>")
    table = f"<sst {NAMESPACE}>{strings}</sst>"
    return zipped({**parts, "[Content_Types].xml": types, "xl/sharedStrings.xml": table})


def mail(
    text: str = "Hej\n\nHermed tallene.\n",
    html: str = "",
    attachments: Mapping[str, bytes] | None = None,
) -> bytes:
    """A mail with a text, maybe an HTML body, maybe attachments."""
    message = EmailMessage()
    message["From"] = "afsender@example.org"
    message["To"] = "sekretariat@example.org"
    message["Subject"] = "Ugens kendskabsgrad"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, content in (attachments or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def compound(mark: str) -> bytes:
    """The beginning of an old Office file whose directory names `mark`."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + mark.encode("utf-16-le") + bytes(600)


CORPUS: Mapping[str, Callable[[], bytes]] = {
    "bog.xlsx": plain_workbook,
    "delt.xlsx": lambda: shared_strings_workbook(["Afdeling", "Engparken", "Åhaven", "&lt;5"]),
    "tal.csv": CSV.encode,
    "windows.csv": lambda: CSV.encode("cp1252"),
    "utf16.txt": lambda: CSV.replace(";", "\t").encode("utf-16"),
    "citat.csv": lambda: b'sep=,\n"a","b, c"\n"1\n2","3 ""x"""\n',
    "vedhaeftet.eml": lambda: mail(attachments={"uge 45.xlsx": plain_workbook()}),
    "csv.eml": lambda: mail(attachments={"uge 45.csv": CSV.encode()}),
    "tekst.eml": lambda: mail(text="Hej\n\n" + CSV.replace(";", "\t")),
    "html.eml": lambda: mail(
        html="<p>Hej</p><table><tr><th colspan=2>Uge 45</th></tr><tr><td>Zone</td><td>22,3</td></tr>"
        "<tr><td rowspan=2>A</td><td>1</td></tr><tr><td>2</td></tr></table>"
    ),
}
"""Valid files by name; the fuzzers spoil them."""
