"""The apostrophe that keeps a text of a CSV from becoming a formula: one rule for all that write one and read one.

A spreadsheet runs a cell that begins with one of `FORMULA_SIGNS`, after blanks too (OWASP, *CSV injection*). Such a
text gets an apostrophe first. So does one that begins with apostrophes and then such a sign: without that, nobody could
tell a guarded text from one that had its apostrophe all along, and no text would be sure to come back. Pure functions.
"""

import re

FORMULA_SIGNS = "=+-@＝＋－＠"
"""The wide signs of East Asian fonts count for spreadsheets as the plain ones. A tab or a carriage return first counts
too; both are blanks here."""
_WOULD_RUN = re.compile(rf"'*(?:[\t\r]|\s*[{re.escape(FORMULA_SIGNS)}])")


def guarded(words: str) -> str:
    """`words` as a cell of a CSV holds them. Only for texts: a number that is below zero stays a number."""
    return f"'{words}" if _WOULD_RUN.match(words) else words


def unguarded(cell: str) -> str:
    """The text that `guarded` was given, for every text; a cell that has no guard is what it is."""
    return cell[1:] if cell.startswith("'") and _WOULD_RUN.match(cell, 1) else cell
