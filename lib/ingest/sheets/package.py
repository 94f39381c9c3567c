"""The guards of a zip: an .xlsx is one, and so are bombs, macros and other programs' files."""

import re
import struct
import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lib.ingest.messages import LOCKED
from lib.ingest.sheets import limits
from lib.ingest.sheets.kinds import AS_XLSX, ONLY_TABLES, ZIP
from lib.ingest.sheets.refused import FileRefused
from lib.ingest.sheets.source import Source

BROKEN_ZIP = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
)
"""What `zipfile` raises at a damaged, truncated or locked archive."""

LOCKED_FLAG = 0x1
AS_PLAIN = (
    "Kopiér tabellen over i en ny, tom projektmappe med Indsæt som værdier, gem den som .xlsx, og indlæs den."
)
AS_UNPACKED = "Pak filen ud, og indlæs regnearket for sig."
MACROS = ("xl/macrosheets/", "xl/dialogsheets/", "xl/activex/")
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin")
LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/", "xl/model/", "xl/webextensions/")
EMBEDDED = ("xl/embeddings/",)
PACKED = (".zip", ".7z", ".rar", ".gz", ".jar", ".xlsx", ".xlsm", ".xlsb", ".docx", ".pptx", ".ods")
DRIVE = re.compile(r"[a-zA-Z]:")


def check_package(source: Source, package: ZipFile) -> None:
    """Raises FileRefused when the archive is dangerous or no plain workbook. Nothing is unpacked but first bytes."""
    parts = package.infolist()
    for refusal in (*_unsafe(source, parts), *_other_program(source, parts), *_unwanted(source, parts)):
        raise refusal
    for part in parts:
        with package.open(part) as stream:
            if stream.read(len(ZIP[0])) in ZIP:
                raise _nested(source)


def _unsafe(source: Source, parts: list[ZipInfo]) -> Iterator[FileRefused]:
    names = [part.orig_filename for part in parts]
    if any(_is_trick(name) for name in names) or len({name.lower() for name in names}) < len(names):
        problem = "Filen indeholder stier, som et regneark ikke har (fx «..» eller den samme del to gange)."
        yield source.refusal("stier", problem, AS_XLSX)
    if any(part.flag_bits & LOCKED_FLAG for part in parts):
        remedy = "Fjern adgangskoden, gem filen, og indlæs den igen."
        yield source.refusal("adgangskode", LOCKED, remedy)
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        yield source.refusal("zipbombe", "Filen er pakket på en måde, som Excel ikke bruger.", AS_XLSX)
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > limits.MAX_PARTS or unpacked > limits.MAX_UNPACKED_BYTES or any(map(_is_dense, parts)):
        problem = (
            f"Filen fylder for meget, når den pakkes ud ({unpacked // 1_000_000} MB i {len(parts)} dele)."
        )
        yield source.refusal("zipbombe", problem, AS_PLAIN)


def _is_trick(name: str) -> bool:
    steps = name.split("/")
    return ".." in steps or name.startswith("/") or "\\" in name or "\0" in name or bool(DRIVE.match(name))


def _is_dense(part: ZipInfo) -> bool:
    return part.file_size > max(limits.RATIO_FREE_BYTES, limits.MAX_RATIO * part.compress_size)


def _other_program(source: Source, parts: list[ZipInfo]) -> Iterator[FileRefused]:
    names = {part.filename.lower() for part in parts}
    if "xl/workbook.bin" in names:
        yield source.refusal("gammelt_format", "Filen er i Excels binære format (.xlsb).", AS_XLSX)
    if "mimetype" in names and "content.xml" in names:
        yield source.refusal("gammelt_format", "Filen er et OpenDocument (.ods).", AS_XLSX)
    if any(name.startswith(("word/", "ppt/", "visio/")) for name in names):
        yield source.refusal("forkert_filtype", "Filen er et dokument og ikke et regneark.", ONLY_TABLES)
    if "[content_types].xml" not in names:
        yield source.refusal("forkert_filtype", "Filen er en zip-mappe og ikke et regneark.", AS_UNPACKED)


def _unwanted(source: Source, parts: list[ZipInfo]) -> Iterator[FileRefused]:
    names = [part.filename.lower() for part in parts]
    if any(name.startswith(MACROS) or name.endswith(MACRO_PARTS) for name in names):
        yield macros(source)
    if any(name.startswith(LINKS) for name in names):
        yield external_links(source)
    if any(name.startswith(EMBEDDED) for name in names):
        yield embedded(source)
    if any(name.endswith(PACKED) for name in names):
        yield _nested(source)


def macros(source: Source) -> FileRefused:
    """The workbook carries programs."""
    return source.refusal("makroer", "Filen indeholder makroer (.xlsm), og de læses ikke.", AS_XLSX)


def external_links(source: Source) -> FileRefused:
    """The workbook fetches from elsewhere: other workbooks, databases, the web, DDE."""
    problem = (
        "Filen henter tal fra andre filer eller forbindelser, så tallene kan skifte, uden at nogen ser det."
    )
    return source.refusal("eksterne_henvisninger", problem, AS_PLAIN)


def embedded(source: Source) -> FileRefused:
    """The workbook carries other files."""
    return source.refusal(
        "indlejrede_objekter", "Filen har andre filer eller programmer indlejret i sig.", AS_PLAIN
    )


def broken(source: Source) -> FileRefused:
    """The workbook cannot be read, by us or at all."""
    problem = "Filen er beskadiget eller gemt af et program, der ikke følger formatet."
    return source.refusal("beskadiget", problem, AS_XLSX)


def _nested(source: Source) -> FileRefused:
    return source.refusal("zipbombe", "Filen har en anden pakket fil inden i sig.", AS_UNPACKED)
