"""How an unknown file writes its numbers: decimal sign, shares as 0-1, signs that are no numbers."""

import re
from collections.abc import Sequence

from lib.domain.datatraek.mapping_grid import Column, is_code, is_number, word
from lib.domain.datatraek.profile import CellRule

_COMMA = re.compile(r"^[-+−]?[\d. ]*,(?:\d{1,2}|\d{4,})\s*%?$")
_POINT = re.compile(r"^[-+−]?[\d, ]*\.(?:\d{1,2}|\d{4,})\s*%?$")
_EITHER = re.compile(r"^[-+−]?\d{1,3}[.,]\d{3}\s*%?$")
_NAMED_SIGNS = 5


def cell_rule(columns: Sequence[Column], shares: Sequence[Column]) -> tuple[CellRule, tuple[str, ...]]:
    """The rule that reads the figures of `columns`, and what a person must say of it.

    `shares`: the columns that hold shares; they are 0-1 when all of them are. A sign that is neither a number nor a
    usual code is asked about; the rule says nothing of it, so the reader will stop at it.
    """
    texts = [word(cell) for column in columns for cell in column.filled if isinstance(cell, str)]
    comma, point = (any(map(pattern.match, texts)) for pattern in (_COMMA, _POINT))
    questions = []
    if comma and point:
        questions.append("Filen bruger både komma og punktum som decimaltegn. Hvilket er det rigtige?")
    elif not comma and not point and any(map(_EITHER.match, texts)):
        example = next(text for text in texts if _EITHER.match(text))
        questions.append(f"Er tegnet i «{example}» et tusindtalsskilletegn? Det er læst sådan.")
    signs = ("." if point else ",", "," if point else ".") if comma != point else (",", ".")
    rule = CellRule(decimal=signs[0], thousands=signs[1], share_of_one=_share_of_one(shares, signs[0]))
    if rule.share_of_one:
        questions.append("Andelene ser ud til at stå som 0-1 og bliver ganget med 100. Er det rigtigt?")
    unknown = _unknown_signs(columns)
    questions += [
        f"Hvad betyder tegnet «{sign}»: diskretioneret, mangler eller ikke relevant?" for sign in unknown
    ]
    return rule, tuple(questions)


def value_of(cell: object, decimal: str) -> float | None:
    """The number in a cell, None where there is none; of a text, with this decimal sign."""
    if not is_number(cell):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    text = word(cell).rstrip("% ").replace(" ", "").replace("−", "-")
    other = "," if decimal == "." else "."
    try:
        return float(text.replace(other, "").replace(decimal, "."))
    except ValueError:
        return None


def _share_of_one(shares: Sequence[Column], decimal: str) -> bool:
    """All shares are at most 1 and some lie between; a cell that says per cent is what it says."""
    cells = [cell for column in shares for cell in column.filled]
    if any(type(cell).__name__ == "Percent" or (isinstance(cell, str) and "%" in cell) for cell in cells):
        return False
    numbers = [number for cell in cells if (number := value_of(cell, decimal)) is not None]
    between = sum(0 < number < 1 for number in numbers)
    return bool(numbers) and all(0 <= number <= 1 for number in numbers) and 2 * between > len(numbers)


def _unknown_signs(columns: Sequence[Column]) -> list[str]:
    signs = [text for column in columns for text in column.words if not is_number(text)]
    return [text for text in dict.fromkeys(signs) if not is_code(text) and len(text) <= 20][:_NAMED_SIGNS]
