"""The rows of docs/design.md that are worked out: every token with its contrast, light and dark."""

import re
from collections.abc import Iterator

from lib.charts.inks import contrast
from lib.ui.theme import DARK, LIGHT, Tokens
from tests.docs.pages import ROOT, read

USES = {
    "ink": "text, numbers, what a picture is about",
    "muted": "captions, axes, the comparison",
    "line": "rules, frames, grid; never text",
    "panel": "the ground of a panel",
    "ground": "what a small map lies on",
    "paper": "the page",
    "accent": "actions, links, goals",
    "better": "gunstigt",
    "worse": "ugunstigt, a break",
    "same": "marks that are not judged; never text",
}


def colour_rows() -> Iterator[str]:
    """A row for each token of one colour."""
    for name, use in USES.items():
        light, dark = (f"`{getattr(inks, name)}` | {_contrasts(inks, name)}" for inks in (LIGHT, DARK))
        yield f"| {name} | {light} | {dark} | {use} |"


def _contrasts(inks: Tokens, name: str) -> str:
    own = getattr(inks, name)
    return f"{contrast(own, inks.paper):.1f} / {contrast(own, inks.panel):.1f}"


def level_rows() -> Iterator[str]:
    """A row for each of the five levels, with the contrast of the text that stands on it."""
    for step, (light, dark) in enumerate(zip(LIGHT.level, DARK.level, strict=True), start=1):
        on = [contrast(text, ground) for text, ground in zip(text_on(step), (light, dark), strict=True)]
        yield f"| {step} | `{light}` | `{dark}` | {on[0]:.1f} / {on[1]:.1f} |"


def text_on(step: int) -> tuple[str, str]:
    """The colours of text on a level, light and dark, as the style sheet has them."""
    style = read(ROOT / "lib/ui/style.css")
    both = re.search(rf"--zk-on-level-{step}: (?:light-dark\((#\w+), (#\w+)\)|(#\w+));", style)
    assert both is not None
    return (both[3], both[3]) if both[3] else (both[1], both[2])


def rem_sizes() -> set[str]:
    """Every size of type on a page, as the style sheets write it."""
    sheets = "".join(read(path) for path in ROOT.glob("lib/ui/*.css"))
    return set(re.findall(r"font-size: ([\d.]+)rem", sheets))


def slide_sizes() -> set[str]:
    """Every size of type on a slide 1280 wide."""
    return set(re.findall(r"font-size: calc\((\d+) \* var\(--u\)\)", read(ROOT / "lib/ui/slide_deck.css")))
