# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Running a command: its exit status, and what is said when it fails.

Whatever goes wrong is one line on stderr without a value of a person, and with ``--json`` also an object on stdout, so
that a program that runs this one always gets one document, or the same words.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from traceback import extract_tb
from typing import Any

from attrs import frozen

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.cli.arguments import WrongUseError
from cak_regeling.cli.bestanden import HalfWrittenError
from cak_regeling.cli.printing import as_json
from cak_regeling.errors import (
    CakRegelingError,
    DoelbindingError,
    KaderError,
    LijstError,
    NietVastgesteldError,
    WaardeError,
)


VERSIE = 1
"""Of the form of what went wrong; it changes when a part is renamed or goes."""
INTERRUPTED = 130
"""The exit status of who was stopped with Ctrl-C, as shells have it."""

_REFUSED = Tekst("het bestand is geweigerd", "the file is refused")
_IMPOSSIBLE = Tekst("dit kan niet", "this can't be done")
_SOORTEN: dict[type[CakRegelingError], str] = {
    WrongUseError: "opdracht",
    HalfWrittenError: "bestand",
    LijstError: "lijst",
    KaderError: "kader",
    DoelbindingError: "doelbinding",
    NietVastgesteldError: "niet_vastgesteld",
    WaardeError: "waarde",
}
_OF_SYSTEM: dict[type[OSError], Tekst] = {
    FileNotFoundError: Tekst("dit bestand of deze map is er niet", "there is no such file or folder"),
    FileExistsError: Tekst("dit bestand is er al", "this file is there already"),
    PermissionError: Tekst("geen toegang", "no access"),
    IsADirectoryError: Tekst("dit is een map en geen bestand", "this is a folder and no file"),
    NotADirectoryError: Tekst("een deel hiervan is geen map", "a part of this is no folder"),
}
"""What case workers run into."""


@frozen(kw_only=True)
class Fout:
    """What went wrong: for people in a line, for a program as plain types.

    Attributes:
        soort: *str*. Whose fault it is, in a word that programs compare.
        tekst: *Tekst*. What is the case.
        bevindingen: *list[dict[str, Any]]*. What was found, as plain types.
    """

    soort: str
    tekst: Tekst
    bevindingen: list[dict[str, Any]]

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types."""
        said = {"soort": self.soort, "nl": self.tekst.nl, "en": self.tekst.en, "bevindingen": self.bevindingen}
        return {"versie": VERSIE, "fout": said}


def run(command: Callable[[], int], *, lang: Taal, json: bool) -> int:
    """Run a command; give its exit status."""
    stdout: object = sys.stdout
    if isinstance(stdout, io.TextIOWrapper):  # a code page without “ or € must not stop the work
        stdout.reconfigure(errors="replace")
    try:
        status = command()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has read enough
        _give_up_stdout()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the words of a bug, which may hold a value, must not reach the screen
        return _failed(error, lang, json=json)
    return status


def _failed(error: Exception, lang: Taal, *, json: bool) -> int:
    """Say what went wrong; give the exit status."""
    if isinstance(error, WrongUseError):
        print(error.usage, end="", file=sys.stderr)
    if isinstance(error, CakRegelingError):
        fout = _of_library(error)
    else:
        fout = _of_system(error) if isinstance(error, OSError) else _of_a_bug(error)
    print(f"cak-regeling: {fout.tekst.in_taal(lang)}", file=sys.stderr)
    try:
        if json:
            as_json(fout.to_dict())
            sys.stdout.flush()
    except OSError:  # there is nowhere to say it
        _give_up_stdout()
    return 2


def _give_up_stdout() -> None:
    """Let what is still to be written go nowhere, so that closing the output does not fail once more."""
    with suppress(OSError, ValueError, AttributeError):  # an output that is no file needs none of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _of_library(error: CakRegelingError) -> Fout:
    soort = next(word for kind, word in _SOORTEN.items() if isinstance(error, kind))
    whose = _REFUSED if isinstance(error, LijstError) else _IMPOSSIBLE
    mark = ". " if error.bevindingen else ": "
    return Fout(
        soort=soort,
        tekst=whose + mark + Tekst(error.explain("nl"), error.explain("en")),
        bevindingen=[
            {
                "code": one.code,
                "ernst": one.ernst.value,
                "rij": one.row,
                "kolom": one.column,
                "nl": one.explain("nl"),
                "en": one.explain("en"),
            }
            for one in error.bevindingen
        ],
    )


def _of_system(error: OSError) -> Fout:
    known = [text for kind, text in _OF_SYSTEM.items() if isinstance(error, kind)]
    failed = Tekst("lezen of schrijven lukt niet", "reading or writing fails") + f" ({error.strerror})"
    place = "" if error.filename is None else f": {error.filename}"
    return Fout(soort="bestand", tekst=(known[0] if known else failed) + place, bevindingen=[])


def _of_a_bug(error: Exception) -> Fout:
    """Say where it is and of which kind, for who mends it, and nothing of what it says."""
    (*_, last) = extract_tb(error.__traceback__)
    place = f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"
    said = Tekst("dit hoort niet te gebeuren; meld het aan wie het programma maakt", "this is a fault of the program")
    return Fout(soort="programma", tekst=said + f" ({place})", bevindingen=[])


def parse_and_run(parser: argparse.ArgumentParser, arguments: list[str] | None) -> int:
    """Read the command line and run the command that it names."""
    parsed = parser.parse_args(arguments)
    status: int = parsed.run(parsed)
    return status
