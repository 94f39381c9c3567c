"""What is in the program and not in the documentation: each function takes names and pages, and says what is missing.

They are given the program's own names by test_complete.py, and made-up ones by test_a_new_thing_without_text.py.
"""

import re
from argparse import ArgumentParser, _HelpAction, _SubParsersAction
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.docs.pages import anchors, links, read, sections, without_blocks

LEAST_WORDS = 25
"""Fewer do not tell what a page is for and what one does there."""


def page_complaints(titles: Mapping[str, str], guide: str) -> list[str]:
    """Pages (id -> title) without a section of their own in the guide: a picture and words enough."""
    parts, found = sections(guide), []
    for page_id, title in titles.items():
        text = parts.get(title, "")
        if len(re.findall(r"\w+", re.sub(r"\]\([^)]*\)", "]", text))) < LEAST_WORDS:
            found.append(f"{title} ({page_id}): no section of at least {LEAST_WORDS} words")
        elif f"/{page_id}.png)" not in text:
            found.append(f"{title} ({page_id}): no picture {page_id}.png")
    return found


def role_complaints(titles: Mapping[str, Iterable[str]], guides: Mapping[str, str]) -> list[str]:
    """Pages that a role may open and that its guide never names in bold: role -> titles, role -> text."""
    return [
        f"{role}: {title}"
        for role, own in titles.items()
        for title in own
        if f"**{title}**" not in guides[role]
    ]


def commands(parser: ArgumentParser, before: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every command ('audit verify') with its options and the names of its other arguments."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for name, inner in action.choices.items():
                yield f"{before}{name}", arguments(inner)
                yield from commands(inner, f"{before}{name} ")


def arguments(parser: ArgumentParser) -> set[str]:
    """The options of one command and its arguments in capital letters, without help and commands below it."""
    found = set()
    for action in parser._actions:
        if not isinstance(action, _HelpAction | _SubParsersAction):
            found |= set(action.option_strings or action.choices or [action.dest.upper()])
    return found


def command_complaints(named: Mapping[str, Iterable[str]], page: str) -> list[str]:
    """Commands without a section of their own, and arguments that the section does not name in code marks."""
    parts, found = sections(page), []
    for name, wanted in named.items():
        if name not in parts:
            found.append(f"{name}: no section")
            continue
        told = set(re.findall(r"`([^`\s]+)[^`]*`", without_blocks(parts[name])))
        found += [f"{name}: {each}" for each in sorted(set(wanted) - told)]
    return found


def row_complaints(ids: Iterable[str], page: str) -> list[str]:
    """Ids without a row of their own in a table: `id` in the first cell, and at least two words after it."""
    rows = re.findall(r"^\| (`[^|]+) \|(.+)\|\s*$", page, flags=re.MULTILINE)
    told = {
        each
        for first, rest in rows
        if len(re.findall(r"\w+", rest)) >= 2
        for each in re.findall(r"`([^`]+)`", first)
    }
    return [each for each in ids if each not in told]


def module_complaints(modules: Iterable[Path], folder: Path) -> list[str]:
    """Modules that no page of the folder links to: a rule that is written down nowhere."""
    told = {
        (page.parent / target.split("#")[0]).resolve()
        for page in folder.glob("*.md")
        for target in links(read(page))
        if "://" not in target
    }
    return [str(module) for module in modules if module.resolve() not in told]


def link_complaints(pages: Iterable[Path]) -> list[str]:
    """Links and pictures that lead nowhere: no such file, or no such heading in it."""
    found = []
    for page in pages:
        for target in links(read(page)):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, wanted = target.partition("#")
            path = (page.parent / file).resolve() if file else page
            if not path.exists() or (wanted and wanted not in anchors(read(path))):
                found.append(f"{page.name}: {target}")
    return found


def lonely_complaints(pages: Iterable[Path], start: Path) -> list[str]:
    """Pages that nobody comes to by following links from `start`."""
    seen, waiting = set(), [start.resolve()]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        targets = (each.split("#")[0] for each in links(read(page)) if "://" not in each)
        waiting += [(page.parent / each).resolve() for each in targets if each]
    return [str(page) for page in pages if page.resolve() not in seen]
