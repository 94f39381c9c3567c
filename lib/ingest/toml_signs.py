"""The texts of a TOML file, asked for signs that nobody sees: an escape may stand for one where the file has none."""

from collections.abc import Mapping
from typing import Any

from lib.domain.hidden_signs import hidden_sentence, spelled
from lib.ingest.messages import ONE_LINE, Flaw


def hidden_flaws(file: str, content: Mapping[str, Any], above: str = "") -> list[Flaw]:
    """A flaw for each text and each key that has a hidden sign; `above` is the key that `content` stands under."""
    flaws = []
    for key, value in content.items():
        path = f"{above}.{spelled(key)}" if above else spelled(key)
        for each in (key, *(value if isinstance(value, list) else [value])):
            if isinstance(each, dict):
                flaws += hidden_flaws(file, each, path)
            elif isinstance(each, str) and (sentence := hidden_sentence(each)):
                flaws.append(Flaw(file, 0, path, sentence, ONE_LINE))
    return flaws
