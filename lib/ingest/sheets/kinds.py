"""What a file is, by its first bytes and never by its ending; what cannot be read is refused with what to do."""

import re
from collections.abc import Iterator
from enum import StrEnum

from lib.ingest.messages import LOCKED
from lib.ingest.sheets.refused import FileRefused
from lib.ingest.sheets.source import Source


class Kind(StrEnum):
    """The formats that are read."""

    WORKBOOK = "workbook"
    TEXT = "text"
    MAIL = "mail"


HEAD_BYTES = 64 * 1024
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OUTLOOK = "__substg1.0_".encode("utf-16-le")
WORD = "WordDocument".encode("utf-16-le")
FOREIGN = (
    (b"%PDF", "en PDF"),
    (b"\x89PNG", "et billede"),
    (b"\xff\xd8\xff", "et billede"),
    (b"GIF8", "et billede"),
    (b"II*\x00", "et billede"),
    (b"MM\x00*", "et billede"),
    (b"RIFF", "billede eller lyd"),
    (b"\x1f\x8b", "en pakket fil"),
    (b"BZh", "en pakket fil"),
    (b"7z\xbc\xaf", "en pakket fil"),
    (b"Rar!", "en pakket fil"),
    (b"\xfd7zXZ", "en pakket fil"),
    (b"MZ", "et program"),
    (b"\x7fELF", "et program"),
    (b"{\\rtf", "et Word-dokument"),
    (b"SQLite format 3", "en database"),
    (b"PAR1", "en Parquet-fil"),
)
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
MARKUP = re.compile(rb"\s*<(?:\?xml|!doctype|html|table|head|body|meta|style)\b", re.IGNORECASE)
HEADER_LINE = re.compile(rb"[!-9;-~]+:[ \t\r\n]")
MAIL_HEADER = re.compile(
    rb"^(from|to|subject|date|mime-version|message-id|received|return-path|content-type|x-[a-z-]+):[ \t\r\n]",
    re.IGNORECASE | re.MULTILINE,
)
MAIL_HEADERS = 2
"""So many different headers make a mail of a text; a table's first lines have none."""

AS_XLSX = "Åbn filen i Excel, vælg Gem som, vælg Excel-projektmappe (*.xlsx), og indlæs den nye fil."
ONLY_TABLES = "Indlæs et regneark (.xlsx), en tekstfil (.csv, .txt) eller en mail (.eml)."


def kind_of(source: Source) -> Kind:
    """What the source is. Raises FileRefused for what is known and not read."""
    head = source.head(HEAD_BYTES)
    if head.startswith(ZIP):
        return Kind.WORKBOOK
    if head.startswith(OLE):
        raise _old_office(source)
    for magic, words in FOREIGN:
        if head.startswith(magic):
            raise source.refusal("forkert_filtype", f"Filen er {words} og ikke en tabel.", ONLY_TABLES)
    text = head
    for mark in BYTE_ORDER_MARKS:
        text = text.removeprefix(mark)
    if MARKUP.match(text):
        problem = "Filen er en webside eller XML, også selv om den ligner et regneark."
        raise source.refusal("forkert_filtype", problem, AS_XLSX)
    return Kind.MAIL if _is_mail(text) else Kind.TEXT


def _is_mail(head: bytes) -> bool:
    if head.startswith(b"From ") and b"\n" in head:
        head = head.partition(b"\n")[2]
    if not HEADER_LINE.match(head):
        return False
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return len({name.lower() for name in MAIL_HEADER.findall(headers)}) >= MAIL_HEADERS


def _old_office(source: Source) -> FileRefused:
    """Excel's old files, locked new ones, Outlook's and Word's all come in the same wrapping."""
    found = set()
    for chunk in _overlapping(source, max(len(ENCRYPTED), len(OUTLOOK), len(WORD))):
        found |= {mark for mark in (ENCRYPTED, OUTLOOK, WORD) if mark in chunk}
    if ENCRYPTED in found:
        remedy = "Åbn filen i Excel, fjern adgangskoden under Filer > Oplysninger, gem, og indlæs den igen."
        return source.refusal("adgangskode", LOCKED, remedy)
    if OUTLOOK in found:
        remedy = "Gem mailens vedhæftede regneark og indlæs det, eller gem mailen som .eml."
        return source.refusal("gammelt_format", "Filen er en mail i Outlooks eget format (.msg).", remedy)
    if WORD in found:
        return source.refusal("forkert_filtype", "Filen er et Word-dokument og ikke en tabel.", ONLY_TABLES)
    return source.refusal("gammelt_format", "Filen er i det gamle Excel-format (.xls).", AS_XLSX)


def _overlapping(source: Source, overlap: int) -> Iterator[bytes]:
    """The source in chunks that share their edges, so that no word is cut in two."""
    tail = b""
    with source.stream() as stream:
        while chunk := stream.read(1024 * 1024):
            yield tail + chunk
            tail = chunk[-overlap:]
