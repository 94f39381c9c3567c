"""The reader of the command line, in Danish: argparse's own words are English where Python has no catalogue for them.

Only what argparse lets a program hand in is used: its own formatter, its own help flag, its own `error`.
"""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

HELP = "vis denne hjælp"
JSON_HELP = "én JSON-linje ad gangen"
ACCOUNT_HELP = "hvem gør det (konto-id)"
YES_HELP = "det, kontrollen spørger om, er set og er rigtigt"
SENT_NAME_HELP = "hvad afsenderen kaldte filen (standard: filens navn)"
USAGE = "brug: "
HEADINGS = {"positional arguments": "argumenter", "options": "flag"}
MORE = "Se mulighederne: {prog} --help"
SAYINGS = {
    "argument %(argument_name)s: %(message)s": "{argument_name}: {message}",
    "unrecognized arguments: %s": "Kommandoen kender ikke: {0}.",
    "the following arguments are required: %s": "Der mangler: {0}.",
    "one of the arguments %s is required": "Der mangler et af disse flag: {0}.",
    "not allowed with argument %s": "kan ikke bruges sammen med {0}.",
    "expected one argument": "skal følges af en værdi.",
    "expected at most one argument": "tager højst én værdi.",
    "expected at least one argument": "skal følges af mindst én værdi.",
    "expected %s argument": "skal følges af {0} værdi.",
    "expected %s arguments": "skal følges af {0} værdier.",
    "ignored explicit argument %r": "tager ingen værdi, men fik {0}.",
    "ambiguous option: %(option)s could match %(matches)s": "Flaget {option} kan betyde {matches}. Skriv det helt ud.",
    "invalid %(type)s value: %(value)r": "{value} {type}.",
    "invalid choice: %(value)r (choose from %(choices)s)": "{value} findes ikke. Vælg mellem: {choices}.",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "{parser_name} findes ikke. Vælg mellem: {choices}.",
}
"""What argparse says of a command that cannot be understood, as Python has it -> in Danish."""

TYPES = {"int": "er ikke et helt tal", "fromisoformat": "er ikke en dag. Skriv den som 2027-01-01"}
"""What a value is not, by the name of the function that would have read it."""


class DanishHelp(argparse.HelpFormatter):
    """A command's help with Danish headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The line of how the command is written."""
        super().add_usage(usage, actions, groups, USAGE if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """The heading of a group of arguments."""
        super().start_section(HEADINGS.get(heading or "", heading))


class DanishParser(argparse.ArgumentParser):
    """A parser whose help and refusals are Danish; so are those of its subcommands: they are of the same class."""

    def __init__(self, *, prog: str | None = None, description: str | None = None) -> None:
        """`prog`: what stands before the arguments; `description`: a sentence of what it is for."""
        super().__init__(prog=prog, description=description, formatter_class=DanishHelp, add_help=False)
        self.add_argument("-h", "--help", action="help", help=HELP)

    def error(self, message: str) -> NoReturn:
        """How the command is written, what was wrong, and where to read on; ends with code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{in_danish(message)} {MORE.format(prog=self.prog)}\n")


def in_danish(message: str) -> str:
    """A refusal of argparse's in Danish: 'expected one argument' -> 'skal følges af en værdi.'; what is not in SAYINGS
    as it stands."""
    for saying, danish in SAYINGS.items():
        found = re.fullmatch(_pattern(saying), message, re.DOTALL)
        if found:
            named = {name: _said(name, words) for name, words in found.groupdict().items()}
            return danish.format(*(_quoted(words) for words in found.groups()), **named)
    return message


def _pattern(saying: str) -> str:
    """The saying with a group for each thing that is put into it, named as there."""
    named = re.sub(r"%\\\((\w+)\\\)[sr]", r"(?P<\1>.+?)", re.escape(saying))
    return re.sub("%[sr]", "(.+?)", named)


def _said(name: str, words: str) -> str:
    """What was put into a saying under `name`, as it stands in the Danish one."""
    if name == "message":
        return in_danish(words)
    if name == "type":
        return TYPES.get(words, "kan ikke læses")
    return words.replace("'", "") if name == "choices" else _quoted(words)


def _quoted(words: str) -> str:
    return re.sub(
        r"^'(.*)'$|^\"(.*)\"$", lambda found: f"«{found[1] or found[2] or ''}»", words, flags=re.DOTALL
    )
