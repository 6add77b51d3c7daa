"""The command line: a thin layer over the library, in Dutch, as plain text of 80 columns; nicer where rich is there.

Exit status: 0 done, 1 findings that reject something or an amount that is not known, 2 wrong use or a refused file.
No name, address or BSN is printed. Each command is a module of its own: its ``HELP`` says in a line what it does, and
its ``add`` what it takes and which function runs it and gives the exit status.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from cak_regeling.cli import controleer, premie, vergelijk, voorbeeld, werklijst
from cak_regeling.cli.arguments import Parser
from cak_regeling.errors import CakRegelingError, LijstError


_COMMANDS = {
    "voorbeeld": voorbeeld,
    "controleer": controleer,
    "werklijst": werklijst,
    "vergelijk": vergelijk,
    "premie": premie,
}
"""In the order in which the help lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give its exit status."""
    parser = Parser(prog="cak-regeling", description="De CAK-lijst lezen, toetsen en op volgorde zetten.")
    commands = parser.add_subparsers(required=True, metavar="opdracht", title="opdrachten")
    for name, command in _COMMANDS.items():
        command.add(commands.add_parser(name, help=command.HELP, description=command.HELP))
    return _run(parser.parse_args(arguments))


def _run(parsed: argparse.Namespace) -> int:
    """Run what was asked for; an error is said on stderr, in words for who works with the list."""
    stdout: object = sys.stdout
    if isinstance(stdout, io.TextIOWrapper):  # a code page without “ or € must not stop the work
        stdout.reconfigure(errors="replace")
    try:
        status: int = parsed.run(parsed)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        said = [text for kind, text in _OF_SYSTEM.items() if isinstance(error, kind)]
        print(f"cak-regeling: {said[0] if said else error.strerror}: {error.filename}", file=sys.stderr)
        return 2
    except CakRegelingError as error:
        whose = "het bestand is geweigerd" if isinstance(error, LijstError) else "dit kan niet"
        print(f"cak-regeling: {whose}{'. ' if error.bevindingen else ': '}{error.explain()}", file=sys.stderr)
        return 2
    return status


_OF_SYSTEM: dict[type[OSError], str] = {
    FileNotFoundError: "dit bestand of deze map is er niet",
    PermissionError: "geen toegang",
    IsADirectoryError: "dit is een map en geen bestand",
}
"""What case workers run into, in Dutch."""
