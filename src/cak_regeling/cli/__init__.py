# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The command line: a thin layer over the library, in Dutch or English, as plain text of 80 columns; nicer with rich.

Exit status: 0 done, 1 findings that reject something, a use that is not allowed or an amount that is not known, 2 wrong
use or a refused file. No name, address or BSN is printed, but where a permission hands them out and one asks for that.
Each command is a module of its own: its ``HELP`` says in a line what it does, ``EXAMPLE`` shows it, and ``add`` says
what it takes and which function runs it and gives the exit status.
"""

import sys
from collections.abc import Sequence
from importlib.metadata import version
from itertools import pairwise
from typing import Any

from cak_regeling.bevinding import Taal
from cak_regeling.cli import controleer, kader, premie, toets, vergelijk, voorbeeld, werklijst
from cak_regeling.cli.arguments import EnglishParser, Parser, add_lang
from cak_regeling.cli.completion import SHELLS, PrintCompletion
from cak_regeling.cli.uitvoeren import parse_and_run, run


COMMANDS: dict[str, Any] = {
    "voorbeeld": voorbeeld,
    "controleer": controleer,
    "kader": kader,
    "toets": toets,
    "werklijst": werklijst,
    "vergelijk": vergelijk,
    "premie": premie,
}
"""In the order in which the help lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = _language(given)
    parser = make_parser(lang)
    return run(lambda: parse_and_run(parser, given), lang=lang, json="--json" in given)


def make_parser(lang: Taal = "nl") -> Parser:
    """Make what reads the command line, in a language."""
    kind = Parser if lang == "nl" else EnglishParser
    parser = kind(prog="cak-regeling", add_help=False, allow_abbrev=False)
    parser.description = parser.said(
        "De CAK-lijst lezen, toetsen en op volgorde zetten.", "Read the CAK-lijst, test its use and put it in order."
    )
    parser.prepare()
    parser.epilog = parser.said(
        "uitgangsstatus:\n  0  gedaan\n  1  er is iets afgekeurd, niet toegestaan of niet vastgesteld\n"
        "  2  verkeerd gebruik, of een bestand dat is geweigerd",
        "exit status:\n  0  done\n  1  something was rejected, is not allowed or is not known\n"
        "  2  wrong use, or a file that was refused",
    )
    parser.add_argument(
        "--completion",
        action=PrintCompletion,
        choices=SHELLS,
        metavar="SHELL",
        help=parser.said(
            f"geef wat een shell nodig heeft om opdrachten aan te vullen ({', '.join(SHELLS)})",
            f"give what a shell needs to complete commands ({', '.join(SHELLS)})",
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"cak-regeling {version('cak_regeling')}",
        help=parser.said("toon welke versie dit is", "show which version this is"),
    )
    add_lang(parser)
    commands = parser.add_subparsers(
        required=True, metavar=parser.said("opdracht", "command"), title=parser.said("opdrachten", "commands")
    )
    for name, module in COMMANDS.items():
        text = parser.word(module.HELP)
        command = commands.add_parser(
            name,
            help=text,
            description=f"{text[:1].upper()}{text[1:]}.",
            add_help=False,
            allow_abbrev=False,
        )
        command.prepare(module.EXAMPLE)
        module.add(command)
    return parser


def help_pages(lang: Taal) -> str:
    """Give the help of every command, for the page of the documentation; as wide as ``COLUMNS`` says."""
    parsers = make_parser(lang).commands()
    return "\n\n".join(f"### {name}\n\n```text\n{parser.format_help()}```" for name, parser in parsers.items())


def _language(given: Sequence[str]) -> Taal:
    """Look for the language before anything else is read, as the help and the errors are in it too."""
    words = [after for word, after in pairwise(given) if word == "--lang"]
    words += [word.removeprefix("--lang=") for word in given if word.startswith("--lang=")]
    return "en" if words[-1:] == ["en"] else "nl"
