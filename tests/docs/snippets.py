"""The blocks of the documentation asked as what they say they are: read by the real readers, parsed, or run."""

import ast
import configparser
import contextlib
import io
import json
import re
import shlex
import subprocess
import tempfile
import tomllib
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from lib.cli.main import command_parser
from lib.domain.scenario.reading import ScenarioUnreadable
from lib.domain.scenario.written import from_json
from lib.ingest.csv_file import read_checked
from lib.ingest.demo_fields import DEMO_FILES
from lib.ingest.messages import PlanFileError
from lib.ingest.plan_fields import PLAN_FILES
from lib.ingest.profile_toml import parse_profile
from lib.ingest.statbank.catalogue import parse_query
from tests.docs.pages import ROOT, Block

LANGUAGES = frozenset({"sh", "bat", "cron", "python", "json", "toml", "csv", "ini", "yaml", "text"})
"""What a block may say that it is. `text` is a drawing or a file tree, of which nothing is asked."""
COMMAND = re.compile(r"^(?:\S*[/\\])?python(?:3?\.exe|3)?$")
TIMES = re.compile(r"^(?:[\d*/,-]+\s+){5}")


def faults(block: Block) -> list[str]:
    """What is wrong with a block before anything of it is run."""
    if block.language not in LANGUAGES:
        return [f"{block.place}: say what it is: one of {', '.join(sorted(LANGUAGES))}"]
    asked = _ASKED.get(block.language)
    return [f"{block.place}: {fault}" for fault in asked(block.text)] if asked else []


def lib_commands(text: str) -> Iterator[tuple[dict[str, str], list[str]]]:
    """Each `python -m lib ...` of a shell's text: the variables before it, and the words after `lib`."""
    for words in simple_commands(text):
        variables = dict(each.split("=", 1) for each in _leading(words))
        rest = words[len(variables) :]
        if len(rest) > 2 and COMMAND.match(rest[0]) and rest[1:3] == ["-m", "lib"]:
            yield variables, rest[3:]


def simple_commands(text: str) -> Iterator[list[str]]:
    """The commands of a shell's text as words, one after another; what a command prints is the word X."""
    joined = re.sub(r"\$\([^)]*\)", "X", text.replace("\\\n", " "))
    for line in joined.splitlines():
        lexer = shlex.shlex(line, posix=True, punctuation_chars=";&|")
        lexer.whitespace_split = True
        words: list[str] = []
        for word in lexer:
            if set(word) <= set(";&|"):
                yield from [words] if words else []
                words = []
            else:
                words.append(word)
        yield from [words] if words else []


def only_our_commands(text: str) -> bool:
    """True where a shell's text is nothing but `python -m lib ...`: then it can be run here as it stands."""
    return len(list(simple_commands(text))) == len(list(lib_commands(text)))


def parse_faults(words: list[str], parser: ArgumentParser | None = None) -> list[str]:
    """What the real parser says against a command; nothing where it takes it."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        try:
            (parser or _parser()).parse_args(words)
        except SystemExit as ended:
            return [said.getvalue().strip().splitlines()[-1]] if ended.code else []
    return []


@cache
def _parser() -> ArgumentParser:
    return command_parser()


def mention_faults(text: str, named: Mapping[str, set[str]]) -> list[str]:
    """Commands named in running text (`python -m lib ...` in code marks): no such command, or no such option."""
    found = []
    for said in re.findall(r"`(?:\S*/)?python -m lib ([^`]+)`", text):
        words = said.replace("\n", " ").split()
        name = next((each for each in (" ".join(words[:2]), words[0]) if each in named), None)
        if name is None:
            found += [f"no command {words[0]}"] if words[0] not in {"...", "…", "KOMMANDO"} else []
            continue
        options = {word.strip("[],").split("=")[0] for word in words if word.startswith(("--", "[--"))}
        found += [
            f"{name} has no {each.strip('[')}" for each in options if each.strip("[") not in named[name]
        ]
    return found


def _leading(words: list[str]) -> list[str]:
    """The variables that stand before a command."""
    found = []
    for word in words:
        if not re.match(r"[A-Z_]+=", word):
            break
        found.append(word)
    return found


def _sh(text: str) -> Iterator[str]:
    done = subprocess.run(["bash", "-n"], input=text, capture_output=True, text=True, check=False)
    yield from done.stderr.splitlines()[:1]
    yield from _words(text)


def _words(text: str) -> Iterator[str]:
    for _, words in lib_commands(text):
        yield from (f"{' '.join(words)}: {fault}" for fault in parse_faults(words))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for words in simple_commands(text):
        asked = [word for word in words[1:] if "=" not in word]
        if words[0] == "make":
            yield from (f"make has no target {each}" for each in asked if each not in targets)
        yield from _missing_files(words)


def _missing_files(words: list[str]) -> Iterator[str]:
    """Requirement files that a command names and that are not here."""
    for word in words:
        if re.fullmatch(r"requirements[\w-]*\.(?:txt|in)", word) and not (ROOT / word).exists():
            yield f"no file {word}"


def _bat(text: str) -> Iterator[str]:
    yield from _words(text.replace("\\", "/"))


def _cron(text: str) -> Iterator[str]:
    for line in text.splitlines():
        times = TIMES.match(line)
        yield from _sh(line[times.end() :]) if times else [f"no five fields of time: {line}"]


def _python(text: str) -> Iterator[str]:
    try:
        ast.parse(text)
    except SyntaxError as error:
        yield str(error)


def _json(text: str) -> Iterator[str]:
    """A scenario is the one JSON that people write."""
    try:
        document = json.loads(text)
        if "moves" in document:
            from_json(text)
    except (ValueError, ScenarioUnreadable) as error:
        yield str(error)


def _toml(text: str) -> Iterator[str]:
    """A source's profile and a query to the Statbank are read as the program reads them."""
    try:
        content = tomllib.loads(text)
        if "slags" in content:
            parse_profile(text, "eksempel")
        elif "omraader" in content:
            parse_query(text, "eksempel")
    except (tomllib.TOMLDecodeError, PlanFileError) as error:
        yield str(error)


def _csv(text: str) -> Iterator[str]:
    """Rows of a plan's file under its own header, read as the program reads them."""
    header = set(text.splitlines()[0].split(","))
    files = {**PLAN_FILES, **DEMO_FILES}
    name = next((each for each, columns in files.items() if set(columns) == header), None)
    if name is None:
        yield f"no file of a plan has the columns {', '.join(sorted(header))}"
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        try:
            read_checked(path, files[name])
        except PlanFileError as error:
            yield str(error)


def _ini(text: str) -> Iterator[str]:
    reader = configparser.ConfigParser(strict=False, interpolation=None)
    try:
        reader.read_string(text)
    except configparser.Error as error:
        yield str(error)


_ASKED = {
    "sh": _sh,
    "bat": _bat,
    "cron": _cron,
    "python": _python,
    "json": _json,
    "toml": _toml,
    "csv": _csv,
    "ini": _ini,
}
