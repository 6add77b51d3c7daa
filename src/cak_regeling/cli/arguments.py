"""What the commands take: files, days and months as they are written in the list; explained and refused in Dutch."""

import argparse
import re
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NoReturn

from attrs import evolve

from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst import STANDAARD, Layout, iter_lijst
from cak_regeling.lijst.cells import whole_date
from cak_regeling.lijst.layout import normalised
from cak_regeling.wanbetaler import Aanmelding


_WORDS = (
    (r"^usage: ", "gebruik: "),
    (r"^positional arguments:", "argumenten:"),
    (r"^options:", "opties:"),
    (r"show this help message and exit", "toon deze uitleg"),
    (r"^the following arguments are required: ", "dit ontbreekt: "),
    (r"^unrecognized arguments: ", "dit is niet bekend: "),
    (r"^argument (\S+): ", r"bij \1: "),
    (r"invalid choice: (\S+) \(choose from (.*)\)$", r"\1 is niet bekend (kies uit \2)"),
    (r"expected one argument$", "verwacht één waarde"),
    (r"expected 2 arguments$", "verwacht twee waarden"),
)
"""What argparse says, in Dutch."""


def _in_dutch(text: str) -> str:
    for english, dutch in _WORDS:
        text = re.sub(english, dutch, text, flags=re.MULTILINE)
    return text


class Parser(argparse.ArgumentParser):
    """Reads what was asked for, and explains itself in Dutch."""

    def format_usage(self) -> str:
        """Say in a line how it is used."""
        return _in_dutch(super().format_usage())

    def format_help(self) -> str:
        """Say how it is used."""
        return _in_dutch(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and stop with status 2."""
        self.exit(2, f"{self.format_usage()}{self.prog}: {_in_dutch(message)}\n")


def to_day(text: str) -> date:
    """Read a day, in the notations of the list.

    Raises:
        argparse.ArgumentTypeError: When it is none.
    """
    day, soort = whole_date(text)
    if day is None or soort is not None:
        raise argparse.ArgumentTypeError("verwacht een dag als dd-mm-jjjj")
    return day


def to_month(text: str) -> date:
    """Read a month, as mm-jjjj or jjjj-mm; gives its first day.

    Raises:
        argparse.ArgumentTypeError: When it is none.
    """
    day, _ = whole_date(f"{text}-01" if text[4:5] == "-" else f"01-{text}")
    if day is None:
        raise argparse.ArgumentTypeError("verwacht een maand als mm-jjjj")
    return day


def to_gemeente(text: str) -> Gemeentecode:
    """Read the code of a municipality.

    Raises:
        argparse.ArgumentTypeError: When it is none.
    """
    try:
        return Gemeentecode(text)
    except WaardeError:
        raise argparse.ArgumentTypeError("verwacht een gemeentecode van vier cijfers") from None


def to_target(text: str) -> str:
    """Read where a table is to be written.

    Raises:
        argparse.ArgumentTypeError: When the name tells neither csv nor xlsx.
    """
    if Path(text).suffix.lower() not in {".csv", ".xlsx"}:
        raise argparse.ArgumentTypeError("verwacht een bestandsnaam die eindigt op .csv of .xlsx")
    return text


def to_layout(path: str) -> Layout:
    """Read a layout from its file.

    Raises:
        argparse.ArgumentTypeError: When the file is not there, or is no layout.
    """
    try:
        return Layout.from_toml(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise argparse.ArgumentTypeError("dit bestand is niet te lezen") from None
    except WaardeError as error:
        raise argparse.ArgumentTypeError(f"dit is geen layout ({error.explain()})") from None


def add_layout(parser: argparse.ArgumentParser) -> None:
    """Add what says how lists are laid out."""
    parser.add_argument(
        "--layout",
        type=to_layout,
        metavar="BESTAND",
        help="hoe kolommen en codes bij u heten (TOML), in plaats van de voorgestelde layout",
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """Add what says how a report is given."""
    parser.add_argument("--json", action="store_true", help="geef de uitkomst als json, voor een programma")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="taal van het verslag (nl of en)")


def peildatum_of(path: str, layout: Layout | None = None) -> date:
    """Look for the peildatum in a file; the first row that names one counts, and reading checks the others.

    Raises:
        cak_regeling.WaardeError: When the file does not tell.
    """
    whole = STANDAARD if layout is None else layout
    spellings = {spelling for spelling, column in whole.by_spelling.items() if column.field == "peildatum"}
    without = evolve(whole, columns=tuple(column for column in whole.columns if column.field != "peildatum"))
    for row in islice(iter_lijst(path, peildatum=date.max, layout=without), _LOOKED_AT):
        for name, text in row.extra.items() if isinstance(row, Aanmelding) else ():
            day, _ = whole_date(text)
            if day is not None and normalised(name) in spellings:
                return day
    raise WaardeError("er staat geen peildatum in het bestand; zeg op de opdrachtregel van welke dag de lijst is")


_LOOKED_AT = 1000
"""Rows in which a peildatum is looked for."""
