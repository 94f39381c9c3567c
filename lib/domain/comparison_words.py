"""Sign, colour and word of a comparison: the same three wherever one is drawn."""

from lib.domain.benchmark import Comparison, Judgement, Side
from lib.domain.sentences import bare_size, size_words

SIGNS = {Side.OVER: "▲", Side.UNDER: "▼", Side.EQUAL: "="}
TONES = {Judgement.GUNSTIG: "better", Judgement.UGUNSTIG: "worse", Judgement.NONE: "plain"}
_SIDE_WORDS = {Side.OVER: "over", Side.UNDER: "under", Side.EQUAL: "på niveau med"}
_JUDGEMENT_WORDS = {Judgement.GUNSTIG: ", gunstigt", Judgement.UGUNSTIG: ", ugunstigt", Judgement.NONE: ""}


def difference_words(comparison: Comparison, unit: str, benchmark: str) -> str:
    """'25,6 procentpoint over kommunen' or 'på niveau med kommunen'."""
    side = _SIDE_WORDS[comparison.side]
    if comparison.side is Side.EQUAL:
        return f"{side} {benchmark}"
    return f"{size_words(comparison.difference, unit)} {side} {benchmark}"


def side_words(comparison: Comparison, unit: str, benchmark: str) -> str:
    """'27,0 over landet': for a line under one that names the unit."""
    if comparison.side is Side.EQUAL:
        return difference_words(comparison, unit, benchmark)
    return f"{bare_size(comparison.difference, unit)} {_SIDE_WORDS[comparison.side]} {benchmark}"


def full_words(comparison: Comparison, unit: str, benchmark: str) -> str:
    """The same with the judgement in a word, for a screen reader and for the pointer."""
    return difference_words(comparison, unit, benchmark) + _JUDGEMENT_WORDS[comparison.judgement]
