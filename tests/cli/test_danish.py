"""The command line speaks Danish: its help, and what it says of a command that it does not understand. What it answers
is asked in test_build.py, which has a house to ask."""

import argparse
import ast
import inspect
import tomllib
from collections.abc import Iterator

import pytest

from lib.cli.main import command_parser
from lib.cli.parser import SAYINGS, in_danish
from lib.settings import ROOT
from tests.english import english_in

FOR_PROGRAMMERS = {
    ".__call__() not defined",
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    'argument "-" with mode %r',
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "unexpected option string: %s",
    "command '%(parser_name)s' is deprecated",
    "option '%(option)s' is deprecated",
    "argument '%(argument_name)s' is deprecated",
}
"""What argparse says to those who build a parser wrongly, use its files, or deprecate: no user of ours meets it."""

OURS = {
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "subcommands",
    "%(prog)s: error: %(message)s\n",
    "%(prog)s: warning: %(message)s\n",
}
"""What lib/cli/parser.py writes itself."""

NOT_UNDERSTOOD = (
    ([], "Der mangler: KOMMANDO."),
    (["bygg"], "KOMMANDO: «bygg» findes ikke. Vælg mellem: build, "),
    (["check", "tal"], "proeve: «tal» findes ikke. Vælg mellem: figures, disclosure."),
    (["build", "--hurtigt"], "Kommandoen kender ikke: --hurtigt."),
    (["raw", "--aar", "i fjor"], "--aar: «i fjor» er ikke et helt tal."),
    (["raw", "--aar", "2022"], "Der mangler: --konto, --indikator, --omraade, --begrundelse."),
    (["new-plan", "x", "--til", "nytår"], "--til: «nytår» er ikke en dag. Skriv den som 2027-01-01."),
    (["publish", "x", "--note"], "--note: skal følges af en værdi."),
    (["history", "--json=ja"], "--json: tager ingen værdi, men fik «ja»."),
    (["import", "f", "--p", "x"], "Flaget --p kan betyde --profil, --periode, --proeve. Skriv det helt ud."),
)


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        for inner in action.choices.values() if isinstance(action, argparse._SubParsersAction) else ():
            yield from parsers(inner)


def sayings_of_argparse() -> set[str]:
    """Every text that argparse hands to gettext, read from its source: another Python may have others."""
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"_", "ngettext"}
        ):
            found |= {
                each.value
                for each in node.args
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            }
    return found


def test_the_help_of_every_command_is_danish() -> None:
    every = list(parsers(command_parser()))
    assert len(every) > 30
    english = {each.prog: english_in(each.format_help()) for each in every}
    assert {prog: words for prog, words in english.items() if words} == {}
    assert all(each.format_help().startswith("brug: ") for each in every)


def test_every_argument_says_what_it_is() -> None:
    silent = [
        f"{each.prog} {action.dest}"
        for each in parsers(command_parser())
        for action in each._actions
        if not action.help and not isinstance(action, argparse._SubParsersAction)
    ]
    assert silent == []


@pytest.mark.parametrize(("arguments", "said"), NOT_UNDERSTOOD, ids=lambda each: " ".join(each)[:20])
def test_a_command_that_is_not_understood_is_answered_in_danish(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command_parser().parse_args(arguments)
    assert ended.value.code == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith(said)
    assert english_in(last) == []
    assert "--help" in last


def test_all_that_argparse_can_say_has_danish_words() -> None:
    assert sayings_of_argparse() - set(SAYINGS) - FOR_PROGRAMMERS - OURS == set()


def test_what_is_put_into_a_refusal_stands_in_the_danish_one() -> None:
    assert (
        in_danish("argument --a/--b: not allowed with argument --c")
        == "--a/--b: kan ikke bruges sammen med --c."
    )
    assert in_danish("expected 2 arguments") == "skal følges af 2 værdier."
    assert in_danish("argument X: invalid int value: '{0} %s: 1'") == "X: «{0} %s: 1» er ikke et helt tal."
    assert in_danish("said by nobody yet") == "said by nobody yet"


def test_the_server_does_not_greet_in_english() -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert config["logger"]["hideWelcomeMessage"]
    assert config["client"]["toolbarMode"] == "minimal"


def test_english_is_seen() -> None:
    assert english_in("0 of 0") == ["of"]
    assert english_in("options:\n  -h  show this help message and exit") == ["options", "this", "and"]
    assert english_in("Disken kan ikke skrives (No space left; permission denied)") == ["denied"]
    assert (
        english_in(
            "Kør: python -m lib build --alle, se docs/the_file.md, for data er ikke gemt i options.toml"
        )
        == []
    )
