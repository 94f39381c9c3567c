"""A file that its reader gives up on, in Danish: the readers' own words are English, so only the place is taken."""

import re
import tomllib

from lib.ingest.messages import Flaw

_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


def toml_flaw(file: str, error: tomllib.TOMLDecodeError) -> Flaw:
    """What is wrong with a TOML file that cannot be read: where the reader stopped."""
    found = _AT_LINE.search(str(error))
    where = f"ved linje {found[1]}, tegn {found[2]}" if found else "ved filens slutning"
    return Flaw(file, 0, "", f"Filen kan ikke læses som TOML {where}.", "Ret linjen.")
