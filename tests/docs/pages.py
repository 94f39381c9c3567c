"""The documentation as files: which there are, their headings as anchors, their links and their blocks of code."""

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^ *(`{3,})(\S*)\s*$")
_NOT_RUN = re.compile(r"^<!-- (?:køres ikke|not run): (.+) -->$")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#+) (.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: `language` as written after the fence, `why_not_run` from the comment on the line above it."""

    file: str
    line: int
    language: str
    text: str
    why_not_run: str = ""

    @property
    def place(self) -> str:
        """'docs/drift.md:8'."""
        return f"{self.file}:{self.line}"


def documents(root: Path = ROOT) -> list[Path]:
    """README, CONTRIBUTING, CHANGELOG and everything under docs."""
    return sorted([*root.glob("*.md"), *root.glob("docs/**/*.md")])


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(text: str, file: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order. A fence that never ends is a block to the end of the page."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        if not fence:
            at += 1
            continue
        end = next((n for n in range(at + 1, len(lines)) if lines[n].strip() == fence[1]), len(lines))
        reason = _NOT_RUN.match(lines[at - 1].strip()) if at else None
        inside = textwrap.dedent("\n".join(lines[at + 1 : end]) + "\n")
        yield Block(file, at + 1, fence[2], inside, reason[1] if reason else "")
        at = end + 1


def without_blocks(text: str) -> str:
    """The page without its fenced blocks: a link or heading in one is none."""
    return re.sub(r"^ *(`{3,})[^\n]*\n.*?^ *\1\s*$", "", text, flags=re.DOTALL | re.MULTILINE)


def links(text: str) -> list[str]:
    """The targets of links and pictures."""
    return _LINK.findall(without_blocks(text))


def anchors(text: str) -> set[str]:
    """What a link may end in after `#`, as GitHub makes it of the headings."""
    return {anchor(heading) for _, heading in _HEADING.findall(without_blocks(text))}


def anchor(heading: str) -> str:
    """'1. Lav planen' -> '1-lav-planen'."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
    kept = (sign for sign in plain if sign in " -_" or unicodedata.category(sign)[0] in "LNM")
    return "".join(kept).replace(" ", "-")


def sections(text: str) -> dict[str, str]:
    """Heading -> the text under it up to the next heading of any level."""
    parts = re.split(r"^#+ (.+?)\s*$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
