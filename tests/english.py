"""English that a Danish user should not meet: Streamlit's words of the browser's test, argparse's, and the small words
that no English sentence does without and no Danish one has."""

import re

from tests.browser.test_house import STREAMLIT_WORDS

_SMALL = (
    "the|of|is|are|was|were|not|and|with|without|this|that|these|those|must|cannot|should|which|from|been|be|it|its|"
    "error|errors|failed|failure|invalid|missing|unknown|usage|options|option|arguments|argument|required|expected|"
    "positional|choose|unrecognized|optional|default|file|files|row|rows|found|denied|directory|such|yes"
)
_SENTENCE = re.compile(rf"\b(?:{_SMALL})\b", re.IGNORECASE)


def english_in(words: str) -> list[str]:
    """The English words in a Danish text; addresses, `--flag`, file names and ids are no words."""
    bare = re.sub(r"https?://\S+|--[\w-]+|\S*[_/\\]\S*|\S+\.\w+(?=[\s,;:)]|$)", " ", words)
    return [found[0] for pattern in (STREAMLIT_WORDS, _SENTENCE) for found in pattern.finditer(bare)]
