"""The way in: a file that somebody sent -> its sheets, or a refusal that says why and what to do."""

from pathlib import Path

from lib.ingest.sheets import limits
from lib.ingest.sheets.kinds import Kind, kind_of
from lib.ingest.sheets.mail import read_mail
from lib.ingest.sheets.readers import READERS
from lib.ingest.sheets.sheet import Sheet
from lib.ingest.sheets.source import Source, spoken_name
from lib.ingest.sheets.text import empty


def open_sheets(path: Path, name: str) -> list[Sheet]:
    """The sheets of the file at `path`, in their order; at least one, and each has at least one value.

    `name` is what the file was called where it came from; it is used in sentences only. What the file is shows in its
    content. A text file's `blocks()` read the file again, so it must stay where it is. Raises FileRefused, and nothing
    else, whatever the file holds.
    """
    file = spoken_name(name)
    try:
        size = path.stat().st_size if path.is_file() else 0
        source = Source(file, size, lambda: path.open("rb"))
        if size > limits.MAX_FILE_BYTES:
            problem = f"Filen fylder {size // 1024**2} MB; den må højst fylde {limits.MAX_FILE_BYTES // 1024**2} MB."
            raise source.refusal("for_stor", problem, "Del den i flere, fx en pr. år.")
        if not size:
            raise empty(source)
        kind = kind_of(source)
        return read_mail(source) if kind is Kind.MAIL else READERS[kind](source)
    except OSError:
        problem = "Filen kan ikke åbnes."
        refusal = Source(file, 0, lambda: path.open("rb")).refusal
        raise refusal("kan_ikke_aabnes", problem, "Luk den i andre programmer, og prøv igen.") from None
