"""A mail as file (.eml): its attached tables, else the table in its text, else the one in its HTML. One level deep."""

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from io import BytesIO

from lib.ingest.sheets import limits
from lib.ingest.sheets.delimiter import table_rows
from lib.ingest.sheets.frames import sheet_of, trimmed
from lib.ingest.sheets.html_table import TooLargeTableError, html_tables
from lib.ingest.sheets.kinds import Kind, kind_of
from lib.ingest.sheets.readers import READERS
from lib.ingest.sheets.sheet import Sheet
from lib.ingest.sheets.source import Source, spoken_name
from lib.ingest.sheets.text import empty, read_text

BROKEN_MAIL = (
    MessageError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
)
"""What `email` raises at headers and parts that do not follow the format."""

TABLE_ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".zip", ".eml")
"""Attachments that are meant as tables; one of them that cannot be read stops the whole mail. Others are pictures,
invitations and letters."""

LONG_HEADER = re.compile(
    rb"^content-[a-z-]+\s*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE
)
NEST = re.compile(rb"multipart/|message/", re.IGNORECASE)
STRONG = ("\t", ";", "|")
"""What makes a table of a mail's text. A comma does not: sentences have them."""

TABLE_ROWS = 2
SAVE_TABLE = "Gem det vedhæftede regneark og indlæs det, eller indsæt tabellen som tekst."


def read_mail(source: Source) -> list[Sheet]:
    """The sheets of the mail's attachments, else of its body."""
    data = source.head(limits.MAX_PACKED_BYTES + 1)
    _check_mail(source, data)
    try:
        message = message_from_bytes(data, policy=policy.default)
        leaves = _leaves(source, message)
        attached = [sheet for leaf in leaves for sheet in _attached(source, leaf)]
        sheets = attached or _body(source, leaves)
    except BROKEN_MAIL:
        raise source.refusal("beskadiget", "Mailen er beskadiget og kan ikke læses.", SAVE_TABLE) from None
    if not sheets:
        raise source.refusal(
            "mail_uden_tabel", "Mailen har hverken et vedhæftet regneark eller en tabel.", SAVE_TABLE
        )
    return sheets


def _check_mail(source: Source, data: bytes) -> None:
    """`email` takes much longer than its input is long at many lines, long headers and deep nesting."""
    if len(data) > limits.MAX_PACKED_BYTES:
        problem = f"Mailen fylder over {limits.MAX_PACKED_BYTES // 1024**2} MB."
        raise source.refusal("for_stor", problem, SAVE_TABLE)
    too_many = data.count(b"\n") + data.count(b"\r") > 2 * limits.MAX_MAIL_LINES
    too_deep = len(NEST.findall(data)) > limits.MAX_MAIL_NESTS
    too_many = too_many or data.count(b"\n--") > limits.MAX_MAIL_BOUNDARIES
    if (
        too_many
        or too_deep
        or any(len(found[0]) > limits.MAX_MAIL_HEADER for found in LONG_HEADER.finditer(data))
    ):
        raise source.refusal("beskadiget", "Mailen er bygget, som ingen mail er.", SAVE_TABLE)


def _leaves(source: Source, message: Message) -> list[EmailMessage]:
    """The parts that hold content. A mail in the mail is refused: whose figures are they?"""
    leaves: list[EmailMessage] = []
    for part in message.walk():
        if part.get_content_maintype() == "message":
            problem = "Mailen har en anden mail vedhæftet."
            raise source.refusal(
                "mail_i_mail", problem, "Gem den inderste mail for sig som .eml, og indlæs den."
            )
        if isinstance(part, EmailMessage) and not part.is_multipart():
            leaves.append(part)
    return leaves


def _attached(source: Source, leaf: EmailMessage) -> list[Sheet]:
    """The sheets of one attachment; none when it is no table or stands in the text."""
    filename = leaf.get_filename()
    if not filename or not filename.lower().strip().endswith(TABLE_ENDINGS):
        return []
    attachment = _part(source, _bytes(leaf), spoken_name(filename))
    if not attachment.size:
        raise empty(attachment)
    kind = kind_of(attachment)
    if kind is Kind.MAIL:
        problem = "Mailen har en anden mail vedhæftet."
        raise attachment.refusal(
            "mail_i_mail", problem, "Gem den inderste mail for sig som .eml, og indlæs den."
        )
    return READERS[kind](attachment)


def _body(source: Source, leaves: list[EmailMessage]) -> list[Sheet]:
    bodies = [leaf for leaf in leaves if not leaf.get_filename()]
    for leaf in bodies:
        if leaf.get_content_type() == "text/plain" and (sheets := _text_table(source, _bytes(leaf))):
            return sheets
    for leaf in bodies:
        if leaf.get_content_type() == "text/html" and (sheets := _html_sheets(source, leaf)):
            return sheets
    return []


def _text_table(source: Source, data: bytes) -> list[Sheet]:
    """The body as one sheet, when at least two of its lines stand in columns."""
    body = _part(source, data, "")
    if not data.strip():
        return []
    sample = data.decode("utf-8", errors="replace")
    if max(table_rows(sample, delimiter) for delimiter in STRONG) < TABLE_ROWS:
        return []
    return read_text(body, quoted=False)


def _html_sheets(source: Source, leaf: EmailMessage) -> list[Sheet]:
    text = _decoded(_bytes(leaf), leaf.get_content_charset("utf-8"))
    if len(text) > limits.MAX_HTML_CHARACTERS:
        raise source.refusal(
            "for_stor", "Mailens tekst er for lang til at lede efter en tabel i.", SAVE_TABLE
        )
    try:
        grids = html_tables(text)
    except TooLargeTableError:
        problem = "Mailens tabel har for store flettede celler."
        raise source.refusal("for_mange_celler", problem, SAVE_TABLE) from None
    sheets = []
    for number, grid in enumerate(grids, 1):
        if max(map(len, grid)) > limits.MAX_COLUMNS:
            problem = f"Mailens tabel har over {limits.MAX_COLUMNS} kolonner."
            raise source.refusal("for_mange_kolonner", problem, SAVE_TABLE)
        rows = [trimmed([cell or None for cell in row]) for row in grid]
        sheets.append(sheet_of(f"Tabel {number}" if len(grids) > 1 else "", rows))
    return sheets


def _decoded(data: bytes, charset: str) -> str:
    """UTF-8 when it is, as text files are read; else what the mail says, where it says one of the usual."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        usual = charset if charset in ("iso-8859-1", "iso-8859-15", "utf-16") else "cp1252"
        return data.decode(usual, errors="replace")


def _bytes(leaf: EmailMessage) -> bytes:
    payload = leaf.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _part(source: Source, data: bytes, name: str) -> Source:
    return Source(source.file, len(data), lambda: BytesIO(data), name)
