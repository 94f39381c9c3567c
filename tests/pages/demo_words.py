"""What must not stand on a page when its switch hides the demo layer, looked for in everything the page is sent."""

import csv
import re

from lib.settings import read_settings

# What may stand with the word while the switch hides every demo value: sentences that say that nothing is demo, the
# name of a tab, a class of the style sheet, and the map's own flag on a zone that is not demo.
EXPLANATIONS = (
    "Siden viser ingen demotal",
    "Demo og kalibrering",
    "Demotal er slået fra",
    ".zk-demo",
    '"demo": false',
)


def words_of(received: list[bytes]) -> str:
    """What was sent as text, with JSON's escapes undone, however deep the JSON lies in JSON."""
    text = b"\n".join(received).decode("utf-8", errors="ignore")
    text = re.sub(r"\\+u([0-9a-f]{4})", lambda escape: chr(int(escape[1], 16)), text)
    return re.sub(r'\\+"', '"', text)


def demo_afdelinger() -> list[str]:
    """Names of the afdelinger that the generator made."""
    path = read_settings().plan_folder / "afdelinger.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row["name"] for row in csv.DictReader(file) if row["provenance"] == "demo"]


def demo_in(received: list[bytes]) -> list[str]:
    """Names of made-up afdelinger, and the surroundings of every *demo* that no explanation covers."""
    said = words_of(received)
    for explanation in EXPLANATIONS:
        said = said.replace(explanation, "")
    around = [
        said[max(0, found.start() - 60) : found.end() + 60] for found in re.finditer(r"(?i)\bdemo", said)
    ]
    return [name for name in demo_afdelinger() if name in said] + around
